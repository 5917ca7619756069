"""Whose word is it?"""
