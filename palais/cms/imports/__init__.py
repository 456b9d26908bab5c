"""Imports from other sites: WordPress exports, feeds, saved pages. Read in the bounded child, written as pages here."""
