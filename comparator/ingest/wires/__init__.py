"""What agencies send: IPTC's formats."""
