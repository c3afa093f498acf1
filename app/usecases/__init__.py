"""THINGS THAT HAPPEN. One file a verb; each public function is one transaction."""
