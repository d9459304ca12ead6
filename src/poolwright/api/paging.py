"""Which part of a list a request asks for: `page` and `pagesize`.

Both or neither; `pagesize=-1` alone means everything; with neither, the first 500.

Source: CloudStack `BaseListCmd`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

from typing import Final

from poolwright.api.errors import parameter_error
from poolwright.model.resource import PAGE_SIZE, Page

_EVERYTHING: Final = -1


def page_of(page: int | None, pagesize: int | None, *, largest: int = PAGE_SIZE) -> Page:
    """The part of the list. Raises `ApiError` 431 where the two parameters do not fit together."""
    if page is None and pagesize is None:
        return Page(number=1, size=largest)
    if pagesize is None:
        raise parameter_error('"pagesize" parameter is required when "page" is specified')
    if pagesize == _EVERYTHING and page is None:
        return Page(number=1, size=0)
    if page is None:
        raise parameter_error('"page" parameter is required when "pagesize" is specified')
    if pagesize > largest:
        raise parameter_error(f"Page size can't exceed max allowed page size value: {largest}")
    if pagesize < 1:
        raise parameter_error(
            f'"pagesize" is {pagesize}: a page has at least 1 row; -1 without "page" gives all'
        )
    # Numbers below 1 give the first page, as in CloudStack; none asks for rows that no database counts.
    return Page(number=min(max(page, 1), _LAST_PAGE), size=pagesize)


_LAST_PAGE: Final = 2**31 // PAGE_SIZE
