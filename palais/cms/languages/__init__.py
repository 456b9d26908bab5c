"""Pages in several languages: their passages, which version each translation follows, and what lags behind."""
