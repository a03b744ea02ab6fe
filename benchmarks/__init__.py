"""What generating costs, measured against bounds and peers."""
