"""Getting pages from the web: which addresses are asked at all, and how they are asked."""
