"""The service and the browser of the journeys, for the sweeps."""

from tests.journeys.conftest import browser, journeys_database, page, service

__all__ = ["browser", "journeys_database", "page", "service"]
