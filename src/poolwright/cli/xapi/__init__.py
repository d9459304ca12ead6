"""`poolwright xapi`: a pool's own API from the command line, with no manager between."""
