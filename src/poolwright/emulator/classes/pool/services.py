"""The messages of class pool about services around it: HA, workload balancing, certificates, directories.

Emulated pools have no heartbeat storage, no balancer and no directory; what depends on one is refused as XAPI
refuses it where the service is not set up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import live_hosts
from poolwright.emulator.failures import ApiFailure

# --- high availability -----------------------------------------------------------------------------


def disable_ha(call: Call) -> None:
    if not call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_NOT_ENABLED")
    call.database.update("pool", call.pool.ref, ha_enabled=False)


def enable_ha(call: Call, srs: list[str], _configuration: Mapping[str, str]) -> None:
    """Refused, once what XAPI looks at first is in order: there is no heartbeat daemon."""
    if call.database.get("pool", call.pool.ref)["ha_enabled"]:
        raise ApiFailure("HA_IS_ENABLED")
    for host, row in call.database.items("host"):
        if not row["enabled"]:
            raise ApiFailure("HA_HOST_IS_ARMED" if row["ha_statefiles"] else "HOST_DISABLED", host)
    for sr in srs:
        call.check_operation("SR", sr, "vdi_create")
    raise ApiFailure("NOT_IMPLEMENTED", "pool.enable_ha")


def set_ha_host_failures_to_tolerate(call: Call, pool: str, value: int) -> None:
    if value < 0:
        raise ApiFailure("INVALID_VALUE", "ha_host_failures_to_tolerate", value)
    call.database.update("pool", pool, ha_host_failures_to_tolerate=value)


def _most_failures(call: Call, *_ignored: object) -> int:
    """Without protected VMs, every host may fail."""
    return len(live_hosts(call.pool))


def most_failures_with(call: Call, priorities: Mapping[str, str]) -> int:
    """As if VMs had these restart priorities. Raises INVALID_VALUE."""
    for priority in priorities.values():
        if priority not in ("restart", "best-effort", ""):
            raise ApiFailure("INVALID_VALUE", "ha_restart_priority", priority)
    return _most_failures(call)


def ha_failover_plan_exists(call: Call, n: int) -> bool:
    return n <= _most_failures(call)


def _nothing(_call: Call, *_ignored: object) -> None:
    """Nothing to do on an emulated pool."""


def enable_redo_log(call: Call, sr: str) -> None:
    call.check_operation("SR", sr, "vdi_create")
    raise ApiFailure("NOT_IMPLEMENTED", "pool.enable_redo_log")


# --- workload balancing ----------------------------------------------------------------------------


def _no_balancer(_call: Call, *_ignored: object) -> None:
    raise ApiFailure("WLB_NOT_INITIALIZED")


def initialize_wlb(_call: Call, *_ignored: object) -> None:
    raise ApiFailure("WLB_CONNECTION_REFUSED")


def send_test_post(_call: Call, host: str, port: int, _body: str) -> str:
    """Refused: an emulated pool talks to nobody else."""
    raise ApiFailure("TEST_ARCHIVE_TARGET_FAILED" if port <= 0 else "NOT_IMPLEMENTED", host)


def archive_target(_call: Call, *_ignored: object) -> None:
    """XAPI took it away."""
    raise ApiFailure("MESSAGE_REMOVED")


# --- certificates ----------------------------------------------------------------------------------


def _certificates(call: Call, kind: str) -> dict[str, str]:
    return {row["name"]: ref for ref, row in call.database.items("Certificate") if row["type"] == kind}


def install_ca_certificate(call: Call, name: str, certificate: str) -> None:
    if "/" in name or not name:
        raise ApiFailure("CERTIFICATE_NAME_INVALID", name)
    if name in _certificates(call, "ca"):
        raise ApiFailure("CERTIFICATE_ALREADY_EXISTS", name)
    if "BEGIN CERTIFICATE" not in certificate:
        raise ApiFailure("CERTIFICATE_CORRUPT", name)
    call.database.create("Certificate", {"name": name, "type": "ca"})
    _texts(call)[name] = certificate


def _texts(call: Call) -> dict[str, str]:
    """What the pool's authorities' certificates say, by name."""
    texts: dict[str, str] = call.pool.private.setdefault("CA certificates", {})
    return texts


def uninstall_ca_certificate(call: Call, name: str, force: bool = False) -> None:
    known = _certificates(call, "ca")
    if name in known:
        call.database.destroy("Certificate", known[name])
    elif not force:
        raise ApiFailure("CERTIFICATE_DOES_NOT_EXIST", name)


def certificate_list(call: Call) -> list[str]:
    return sorted(_certificates(call, "ca"))


def _crls(call: Call) -> dict[str, str]:
    crls: dict[str, str] = call.pool.private.setdefault("CRLs", {})
    return crls


def crl_install(call: Call, name: str, text: str) -> None:
    if "/" in name or not name:
        raise ApiFailure("CRL_NAME_INVALID", name)
    if name in _crls(call):
        raise ApiFailure("CRL_ALREADY_EXISTS", name)
    if "BEGIN X509 CRL" not in text:
        raise ApiFailure("CRL_CORRUPT", name)
    _crls(call)[name] = text


def crl_uninstall(call: Call, name: str) -> None:
    if name not in _crls(call):
        raise ApiFailure("CRL_DOES_NOT_EXIST", name)
    del _crls(call)[name]


def crl_list(call: Call) -> list[str]:
    return sorted(_crls(call))


def install_trusted_certificate(call: Call, pool: str, ca: bool, text: str, purpose: list[str]) -> None:
    """Trusts an authority, or one server's own certificate. Raises TRUSTED_CERTIFICATE_..."""
    call.database.get("pool", pool)
    try:
        certificate = x509.load_pem_x509_certificate(text.encode())
    except ValueError as error:
        raise ApiFailure("TRUSTED_CERTIFICATE_INVALID") from error
    if call.now > certificate.not_valid_after_utc:
        raise ApiFailure("TRUSTED_CERTIFICATE_EXPIRED")
    if call.now < certificate.not_valid_before_utc:
        raise ApiFailure("TRUSTED_CERTIFICATE_NOT_VALID_YET")
    sha256, sha1 = (certificate.fingerprint(kind).hex(":").upper() for kind in (SHA256(), SHA1()))  # noqa: S303
    if any(row["fingerprint_sha256"] == sha256 for _, row in call.database.items("Certificate")):
        raise ApiFailure("TRUSTED_CERTIFICATE_ALREADY_EXISTS")
    values = {
        "type": "ca" if ca else "pinned",
        "not_before": certificate.not_valid_before_utc,
        "not_after": certificate.not_valid_after_utc,
        "fingerprint": sha256,
        "fingerprint_sha256": sha256,
        "fingerprint_sha1": sha1,
        "purpose": purpose,
    }
    call.database.create("Certificate", values)


def uninstall_trusted_certificate(call: Call, pool: str, certificate: str) -> None:
    call.database.get("pool", pool)
    call.database.destroy("Certificate", certificate)


# --- exchanged when a host joins -------------------------------------------------------------------


async def exchange_certificates_on_join(call: Call, _uuid: str, _certificate: str) -> dict[str, str]:
    """The hosts' own certificates, by their uuids; the joining host's is trusted with its database."""
    uuids = {host: call.database.get("host", host)["uuid"] for host in live_hosts(call.pool)}
    return {uuid: await call.run("host.get_server_certificate", host) for host, uuid in uuids.items()}


def exchange_ca_certificates_on_join(call: Call, new: Mapping[str, str], wanted: list[str]) -> dict[str, str]:
    """Trusts the authorities that a joining host brings, and tells it those that it asks for."""
    names = [call.database.get("Certificate", one)["name"] for one in wanted]
    for name, text in new.items():
        if name not in _certificates(call, "ca"):
            install_ca_certificate(call, name, text)
    return {name: _texts(call).get(name, "") for name in names}


def exchange_crls_on_join(call: Call, pool: str, new: Mapping[str, str], wanted: list[str]) -> dict[str, str]:
    """Takes the revocation lists that a joining host brings, and tells it those that it asks for."""
    call.database.get("pool", pool)
    for name, text in new.items():
        if name not in _crls(call):
            crl_install(call, name, text)
    return {name: _crls(call)[name] for name in wanted if name in _crls(call)}


# --- directories -----------------------------------------------------------------------------------


def enable_external_auth(
    call: Call, pool: str, _config: Mapping[str, str], _service: str, auth_type: str
) -> None:
    call.database.get("pool", pool)
    raise ApiFailure("AUTH_UNKNOWN_TYPE", auth_type)


async def disable_external_auth(call: Call, pool: str, config: Mapping[str, str]) -> None:
    call.database.get("pool", pool)
    for host in live_hosts(call.pool):
        await call.run("host.disable_external_auth", host, config, False)


def external_auth_set_ldaps(call: Call, pool: str, _ldaps: bool, _force: bool) -> None:
    call.database.get("pool", pool)
    raise ApiFailure("AUTH_IS_DISABLED")


def detect_nonhomogeneous_external_auth(call: Call, pool: str) -> None:
    """XAPI looks in the background, and tells by messages."""
    call.database.get("pool", pool)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "enable_ha": enable_ha,
    "disable_ha": disable_ha,
    "set_ha_host_failures_to_tolerate": set_ha_host_failures_to_tolerate,
    "ha_prevent_restarts_for": _nothing,
    "ha_failover_plan_exists": ha_failover_plan_exists,
    "ha_compute_max_host_failures_to_tolerate": _most_failures,
    "ha_compute_hypothetical_max_host_failures_to_tolerate": most_failures_with,
    "ha_compute_vm_failover_plan": lambda _call, _hosts, _vms: {},
    "enable_redo_log": enable_redo_log,
    "disable_redo_log": _nothing,
    "enable_binary_storage": _nothing,
    "disable_binary_storage": _nothing,
    "initialize_wlb": initialize_wlb,
    "deconfigure_wlb": _no_balancer,
    "send_wlb_configuration": _no_balancer,
    "retrieve_wlb_configuration": _no_balancer,
    "retrieve_wlb_recommendations": _no_balancer,
    "send_test_post": send_test_post,
    "test_archive_target": archive_target,
    "certificate_install": install_ca_certificate,
    "certificate_uninstall": uninstall_ca_certificate,
    "install_ca_certificate": install_ca_certificate,
    "uninstall_ca_certificate": uninstall_ca_certificate,
    "install_trusted_certificate": install_trusted_certificate,
    "uninstall_trusted_certificate": uninstall_trusted_certificate,
    "certificate_list": certificate_list,
    "certificate_sync": _nothing,
    "crl_install": crl_install,
    "crl_uninstall": crl_uninstall,
    "crl_list": crl_list,
    "exchange_certificates_on_join": exchange_certificates_on_join,
    "exchange_ca_certificates_on_join": exchange_ca_certificates_on_join,
    "exchange_crls_on_join": exchange_crls_on_join,
    "enable_external_auth": enable_external_auth,
    "disable_external_auth": disable_external_auth,
    "external_auth_set_ldaps": external_auth_set_ldaps,
    "detect_nonhomogeneous_external_auth": detect_nonhomogeneous_external_auth,
}
