"""The desk of translators: what lags, the languages of a page, translating passage by passage, files."""
