"""Files that people save and send, one module a format."""
