"""Parse, call, ack. Each file declares its routes."""
