"""Run the test site: `python -m tests.journeys.leave.serve PORT PLACE_PORT`."""

import sys

from tests.journeys.leave import leave_site

port, place_port = int(sys.argv[1]), int(sys.argv[2])
leave_site.PLACES.update({name: f"http://127.0.0.1:{place_port}/{name}" for name in ("fast", "slow", "soon")})
leave_site.configure()
leave_site.run(port, place_port)
