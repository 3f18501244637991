"""The public site: pages and their JSON twins over a release, server-rendered."""
