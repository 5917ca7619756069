"""What people put right."""
