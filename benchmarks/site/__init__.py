"""The aid's own site with a bare view and a form wizard beside it, behind the same middleware."""
