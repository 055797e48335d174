"""The look: layout, components, form renderer, quick exit. Knows no word of the trade it is used for."""
