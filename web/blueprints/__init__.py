"""The pages, one blueprint a family: parse, call a service, render."""
