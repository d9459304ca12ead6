"""Makes `poolwright.xapi._generated` from XAPI's datamodel."""
