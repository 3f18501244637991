"""The description of everything that is answered as JSON: OpenAPI, derived from the routes and the views."""
