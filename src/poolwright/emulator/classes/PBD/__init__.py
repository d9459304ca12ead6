"""Class PBD: hosts' connections to SRs."""
