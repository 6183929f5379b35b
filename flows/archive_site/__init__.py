"""The archive as a web site again: the real spider can be run on saved pages, with no network.

``index`` knows what was archived under which address, ``answers`` turns a request into a response,
``server`` listens on loopback.
"""
