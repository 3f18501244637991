"""Tables of countries and divisions that the gazetteer is compiled with, made from published packages; see __main__."""
