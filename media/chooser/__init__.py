"""Choosing photos for stories: finding them, bringing new ones, and what a choice carries along."""
