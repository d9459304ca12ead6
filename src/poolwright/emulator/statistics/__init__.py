"""Performance data: what hosts and VMs measure, in RRD's forms."""
