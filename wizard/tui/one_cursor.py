"""Several lists with one cursor, which the arrows lead through all of them.

Owns where it is. Refuses to choose.
"""

from __future__ import annotations

from wizard.tui.menu import Menu


class OneCursor:
    """A cursor through lists, from the top; those that are not there are passed over."""

    def __init__(self, *menus: Menu) -> None:
        self._menus = menus

    @property
    def menu(self) -> Menu | None:
        """The list in which it is, on a line that is to be seen and chosen."""
        return next((menu for menu, _ in self._places if menu.highlighted in menu.stops), None)

    def move(self, by: int) -> None:
        """Some lines down or up; the first time it only appears at that end."""
        for _ in range(abs(by)):
            self._step(1 if by > 0 else -1)

    def put(self, menu: Menu, place: int) -> None:
        """To a line of a list, counted among those that can be chosen."""
        self.hide()
        menu.highlighted = menu.stops[place]

    def hide(self) -> None:
        """Be nowhere."""
        for menu in self._menus:
            menu.highlighted = None

    def _step(self, by: int) -> None:
        places, here = self._places, self.menu
        at = -1 if by > 0 else len(places)
        if here is not None and here.highlighted is not None:
            at = places.index((here, here.highlighted))
        if 0 <= at + by < len(places):
            menu, index = places[at + by]
            for other in self._menus:
                if other is not menu:
                    other.highlighted = None
            menu.highlighted = index

    @property
    def _places(self) -> list[tuple[Menu, int]]:
        """Where it can be, from the top: a list may have been filled anew, or be hidden."""
        lists = [menu for menu in self._menus if menu.display]
        return [(menu, index) for menu in lists for index in menu.stops]
