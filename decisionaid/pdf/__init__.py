"""HTML in, PDF/UA-1 bytes out, made in a process of its own; the only code that knows WeasyPrint."""
