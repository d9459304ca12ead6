"""CloudStack's error codes, and the one table from our error categories to them.

`ApiError` is what the wire says; services raise `CloudError`, which `from_cloud_error` turns into one. Holds
no texts: those are written where the error happens.

Source: CloudStack `ApiErrorCode`, `CSExceptionErrorCode`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from poolwright.model.errors import (
    CloudError,
    Conflict,
    Forbidden,
    InsufficientCapacity,
    Internal,
    InvalidParameter,
    InvalidState,
    LimitReached,
    NotFound,
    Unavailable,
)


class ErrorCode(IntEnum):
    """`errorcode`, which is the HTTP status too."""

    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    METHOD_NOT_ALLOWED = 405
    MALFORMED_PARAMETER = 430
    PARAMETER = 431
    UNSUPPORTED_ACTION = 432
    UNAVAILABLE = 503
    INTERNAL = 530
    ACCOUNT = 531
    RESOURCE_LIMIT = 532
    INSUFFICIENT_CAPACITY = 533
    RESOURCE_UNAVAILABLE = 534
    RESOURCE_ALLOCATION = 535
    RESOURCE_IN_USE = 536


class ExceptionCode(IntEnum):
    """`cserrorcode`, by the class of exception that CloudStack would have raised."""

    CLOUD_RUNTIME = 4250
    CLOUD_AUTHENTICATION = 4290
    INSUFFICIENT_CAPACITY = 4325
    INVALID_PARAMETER_VALUE = 4350
    PERMISSION_DENIED = 4365
    RESOURCE_ALLOCATION = 4370
    RESOURCE_IN_USE = 4375
    RESOURCE_UNAVAILABLE = 4380
    SERVER_API = 9999


class ApiError(Exception):
    """A refusal as the wire carries it. `about` lists (uuid, what it is) of the objects that it names."""

    def __init__(
        self,
        code: ErrorCode,
        text: str,
        *,
        exception_code: ExceptionCode = ExceptionCode.SERVER_API,
        about: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(text)
        self.code = code
        self.exception_code = exception_code
        self.text = text
        self.about = about


#: The one table: what kind of refusal is which pair of codes.
CODES: Final[dict[type[CloudError], tuple[ErrorCode, ExceptionCode]]] = {
    NotFound: (ErrorCode.PARAMETER, ExceptionCode.INVALID_PARAMETER_VALUE),
    InvalidParameter: (ErrorCode.PARAMETER, ExceptionCode.INVALID_PARAMETER_VALUE),
    InvalidState: (ErrorCode.PARAMETER, ExceptionCode.INVALID_PARAMETER_VALUE),
    Conflict: (ErrorCode.RESOURCE_IN_USE, ExceptionCode.RESOURCE_IN_USE),
    Forbidden: (ErrorCode.ACCOUNT, ExceptionCode.PERMISSION_DENIED),
    LimitReached: (ErrorCode.RESOURCE_LIMIT, ExceptionCode.RESOURCE_ALLOCATION),
    InsufficientCapacity: (ErrorCode.INSUFFICIENT_CAPACITY, ExceptionCode.INSUFFICIENT_CAPACITY),
    Unavailable: (ErrorCode.RESOURCE_UNAVAILABLE, ExceptionCode.RESOURCE_UNAVAILABLE),
    Internal: (ErrorCode.INTERNAL, ExceptionCode.CLOUD_RUNTIME),
}


def from_cloud_error(error: CloudError) -> ApiError:
    """The wire's form of an error of the cloud, by its category."""
    for category, (code, exception_code) in CODES.items():
        if isinstance(error, category):
            return ApiError(code, str(error), exception_code=exception_code)
    return ApiError(ErrorCode.INTERNAL, str(error), exception_code=ExceptionCode.CLOUD_RUNTIME)


def unauthorized() -> ApiError:
    """What every failed check of keys, signature or session looks like: it does not say which part was
    wrong.
    """
    return ApiError(ErrorCode.UNAUTHORIZED, "unable to verify user credentials and/or request signature")


def parameter_error(text: str) -> ApiError:
    """431: a parameter is missing, or its value is wrong."""
    return ApiError(ErrorCode.PARAMETER, text)
