"""poolwright: a private cloud for XenServer and XCP-ng pools in one package."""

__version__ = "0.1.0"
