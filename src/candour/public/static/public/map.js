// A map on which a place is pressed. One press comes nearer, the next ones move the marker, a button sends it.
// The picture is drawn by tools/draw_force_map.py; the numbers on its root lead from its units to degrees.

const NEARER = 4;
const NEAREST = 16;
const FINGER = 8; // Pixels: how exact a press is taken to be.
const STEP = 10; // Pixels: how far an arrow key moves the marker.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SVG = "http://www.w3.org/2000/svg";

// Resolves when the picture is in the page; draw() must follow once the panel is shown. Rejects if it cannot be had.
export async function open(part, send) {
  const [picture] = await Promise.all([fetched(part.dataset.picture), styled(part.dataset.style)]);
  return new PressedMap(part, picture, send);
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("no picture");
  const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  return document.adoptNode(parsed.documentElement);
}

function styled(address) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}

class PressedMap {
  constructor(part, picture, send) {
    const find = (name) => part.querySelector(`[data-map-${name}]`);
    Object.assign(this, { picture, send, frame: find("frame"), status: find("status"), use: find("use") });
    this.whole = { width: picture.viewBox.baseVal.width, height: picture.viewBox.baseVal.height };
    this.zoom = 1;
    this.marker = null;
    this.centre = { x: this.whole.width / 2, y: this.whole.height / 2 };
    this.names = [...picture.querySelectorAll("text")].map(named);
    this.pin = drawnPin(picture);
    picture.setAttribute("aria-hidden", "true");
    picture.setAttribute("focusable", "false");
    this.frame.append(picture);
    this.buttons = { in: find("in"), out: find("out") };
    this.listen();
  }

  listen() {
    this.frame.addEventListener("click", (event) => this.press(event));
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.buttons.in.addEventListener("click", () => this.scale(this.zoom * NEARER));
    this.buttons.out.addEventListener("click", () => this.scale(this.zoom / NEARER));
    this.use.addEventListener("click", () => this.choose());
    window.addEventListener("resize", () => this.draw());
  }

  // Units of the picture in a pixel of the screen.
  get unit() {
    return this.whole.width / this.zoom / (this.frame.clientWidth || 1);
  }

  press(event) {
    const box = this.picture.getBoundingClientRect();
    const { x, y } = this.corner();
    this.put(x + (event.clientX - box.left) * this.unit, y + (event.clientY - box.top) * this.unit);
    if (this.zoom === 1) this.scale(NEARER);
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = ARROWS[event.key];
    if (way) {
      const from = this.marker ?? this.centre;
      this.put(from.x + way[0] * STEP * this.unit, from.y + way[1] * STEP * this.unit);
    } else if (event.key === "+" || event.key === "=") this.scale(this.zoom * NEARER);
    else if (event.key === "-") this.scale(this.zoom / NEARER);
    else if (event.key === "Enter") this.choose();
    else return;
    event.preventDefault();
  }

  // The marker stays off the edge: the map moves along, so every part of it can be reached by presses alone.
  put(x, y) {
    const within = (value, most) => Math.min(Math.max(value, 0), most);
    this.marker = { x: within(x, this.whole.width), y: within(y, this.whole.height) };
    for (const [axis, size] of [["x", "width"], ["y", "height"]]) {
      const room = (this.whole[size] / this.zoom) * 0.3;
      if (Math.abs(this.marker[axis] - this.centre[axis]) > room) this.centre[axis] = this.marker[axis];
    }
    this.draw();
    this.tell();
  }

  scale(zoom) {
    this.zoom = Math.min(Math.max(zoom, 1), NEAREST);
    if (this.marker) this.centre = { ...this.marker };
    this.draw();
    if (this.marker) this.tell();
  }

  // From the whole map a press would be too rough: it comes nearer first.
  choose() {
    if (!this.marker || this.zoom === 1) {
      this.marker ??= { ...this.centre };
      this.scale(NEARER);
      return;
    }
    const { west, north, across, down, metres, coarse } = this.picture.dataset;
    this.send({
      latitude: north - this.marker.y / down,
      longitude: Number(west) + this.marker.x / across,
      accuracy: FINGER * this.unit * metres + Number(coarse),
    });
  }

  corner() {
    const at = (axis, size) => {
      const seen = this.whole[size] / this.zoom;
      return Math.min(Math.max(this.centre[axis] - seen / 2, 0), this.whole[size] - seen);
    };
    return { x: at("x", "width"), y: at("y", "height") };
  }

  draw() {
    const { x, y } = this.corner();
    const { unit } = this;
    this.picture.setAttribute("viewBox", `${x} ${y} ${this.whole.width / this.zoom} ${this.whole.height / this.zoom}`);
    for (const name of this.names) {
      name.parts.forEach((part) => part.classList.toggle("app-map__far", this.zoom < name.from));
      name.text.setAttribute("font-size", 13 * unit);
      name.dot.setAttribute("r", 2.5 * unit);
    }
    this.pin.setAttribute("visibility", this.marker ? "visible" : "hidden");
    if (this.marker) this.pin.setAttribute("transform", `translate(${this.marker.x} ${this.marker.y}) scale(${unit})`);
    this.use.hidden = !this.marker || this.zoom === 1;
    this.buttons.in.setAttribute("aria-disabled", this.zoom === NEAREST);
    this.buttons.out.setAttribute("aria-disabled", this.zoom === 1);
  }

  tell() {
    const away = ({ x, y }) => Math.hypot(x - this.marker.x, y - this.marker.y);
    const nearest = this.names.reduce((one, two) => (away(two) < away(one) ? two : one));
    const words = this.status.dataset.near.replace("[place]", nearest.text.textContent);
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

// A name in the page's language with the dot it belongs to.
function named(text) {
  if (document.documentElement.lang === "cy" && text.dataset.cy) text.textContent = text.dataset.cy;
  const [x, y] = ["x", "y"].map((axis) => Number(text.getAttribute(axis)));
  const from = { near: NEARER, close: NEAREST }[text.getAttribute("class")] ?? 1;
  const dot = document.createElementNS(SVG, "circle");
  dot.setAttribute("cx", x);
  dot.setAttribute("cy", y);
  text.setAttribute("dx", text.getAttribute("text-anchor") === "end" ? "-0.4em" : "0.4em");
  text.setAttribute("dy", "0.35em");
  text.before(dot);
  return { text, dot, x, y, from, parts: [text, dot] };
}

function drawnPin(picture) {
  const pin = document.createElementNS(SVG, "g");
  for (const [shape, radius] of [["halo", 13], ["ring", 10], ["point", 2.5]]) {
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("class", `app-map__${shape}`);
    circle.setAttribute("r", radius);
    pin.append(circle);
  }
  picture.append(pin);
  return pin;
}
