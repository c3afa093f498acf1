"""Values in, Block Kit out. Pure. One file per thing a person sees."""
