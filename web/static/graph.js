// Draws the graph where WebGL is there; without this file a still picture and lists say the same.
"use strict";

const sky = document.getElementById("sky");
const still = document.getElementById("still");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

const hasWebgl = () => {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
};

const made = (name, text, attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.textContent = text;
  return element;
};

// The colours of the style sheet, which change with the scheme.
const colours = () => {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const kind = (name) => {
    probe.className = `k-${name}`;
    return getComputedStyle(probe).getPropertyValue("--kind").trim() || of("soft");
  };
  return { of, kind, done: () => probe.remove() };
};

const toGraph = ({ nodes, edges, graph: { center } }) => {
  const graph = new graphology.MultiDirectedGraph();
  const within = (share) => Math.min(1.6, Math.max(1, share));
  const wide = within(sky.clientWidth / sky.clientHeight);
  const tall = within(sky.clientHeight / sky.clientWidth);
  for (const { id, x, y, name, label, ...rest } of nodes) {
    const size = id === center ? 11 : rest.way || rest.opened ? 8 : rest.more ? 6 : 5;
    graph.addNode(id, { ...rest, x: x * wide, y: -y * tall, label: name, title: label, size, forceLabel: id === center || rest.way });
  }
  const seen = new Set(); // several forms may state one link
  for (const { source, target, kind, score, way } of edges) {
    const once = `${source} ${kind} ${target}`;
    if (!seen.has(once)) graph.addEdge(source, target, { link: kind, claimed: score !== undefined, way });
    seen.add(once);
  }
  return graph;
};

const painted = (graph) => {
  const { of, kind, done } = colours();
  graph.forEachNode((id, { kind: name }) => graph.setNodeAttribute(id, "color", kind(name)));
  graph.forEachEdge((id, { claimed, way }) => {
    const look = way ? { color: of("link"), size: 5, zIndex: 1 } : { color: of(claimed ? "open" : "rule"), size: claimed ? 2 : 1 };
    graph.mergeEdgeAttributes(id, look);
  });
  done();
  return { ink: of("ink"), paper: of("paper"), line: of("line"), link: of("link") };
};

// A name with a rim, where no other name is in this frame.
const drawName = (paint, taken) => (context, node, settings) => {
  const size = settings.labelSize;
  context.font = `${size}px ${settings.labelFont}`;
  const left = node.x + node.size + 4;
  const right = left + context.measureText(node.label).width;
  const [top, bottom] = [node.y - size * 0.65, node.y + size * 0.65];
  const first = node.forceLabel; // the center, whose place is kept free
  if (!first && taken.some((box) => left < box[2] && box[0] < right && top < box[3] && box[1] < bottom)) return;
  taken.push([left, top, right, bottom]);
  context.strokeStyle = paint.paper;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeText(node.label, left, node.y + size * 0.36);
  context.fillStyle = paint.ink;
  context.fillText(node.label, left, node.y + size * 0.36);
};

// A name on a plate, over whatever lies below it.
const drawPlate = (paint) => (context, node, settings) => {
  const size = settings.labelSize;
  context.font = `600 ${size}px ${settings.labelFont}`;
  const text = node.label ?? "";
  const wide = context.measureText(text).width + 10;
  const left = node.x + node.size + 2;
  context.fillStyle = paint.paper;
  context.strokeStyle = paint.link;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left, node.y - size * 0.8, wide, size * 1.6, 4);
  context.fill();
  context.stroke();
  context.fillStyle = paint.ink;
  context.fillText(text, left + 5, node.y + size * 0.36);
  context.beginPath();
  context.arc(node.x, node.y, node.size + 2, 0, Math.PI * 2);
  context.stroke();
};

const drawn = (graph) => {
  const paint = painted(graph);
  const taken = [];
  let near = null; // what is linked to the node under the pointer
  const sigma = new Sigma(graph, sky.querySelector(".canvas"), {
    allowInvalidContainer: true,
    zIndex: true,
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 13,
    labelDensity: 3,
    labelGridCellSize: 100,
    labelRenderedSizeThreshold: 4,
    stagePadding: Math.min(60, sky.clientWidth * 0.1),
    defaultEdgeType: "arrow",
    defaultDrawNodeLabel: drawName(paint, taken),
    defaultDrawNodeHover: drawPlate(paint),
    nodeReducer: (id, node) => (near && !near.has(id) ? { ...node, color: paint.line, label: "" } : node),
    edgeReducer: (id, edge) => (near && !graph.extremities(id).every((end) => near.has(end)) ? { ...edge, hidden: true } : edge),
  });
  sigma.on("beforeRender", () => {
    const { x, y } = sigma.graphToViewport({ x: 0, y: 0 });
    taken.splice(0, taken.length, [x, y - 9, x + 220, y + 9]);
  });
  sigma.on("enterNode", ({ node }) => {
    near = new Set([node, ...graph.neighbors(node)]);
    sigma.refresh({ skipIndexation: true });
  });
  sigma.on("leaveNode", () => {
    near = null;
    sigma.refresh({ skipIndexation: true });
  });
  dark.addEventListener("change", () => {
    Object.assign(paint, painted(graph));
    sigma.refresh();
  });
  sigma.refresh(); // now that the place of the center is known
  return sigma;
};

const address = (...pairs) => {
  const url = new URL(location.href);
  for (const [name, value] of pairs) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
};

// What can be done with a node, below the picture.
const picked = (graph, id, center) => {
  const { title, kind, url, opened, more } = graph.getNodeAttributes(id);
  const words = sky.dataset;
  const named = document.querySelector(`.choices .k-${kind}`)?.textContent.trim() ?? kind;
  const line = [made("span", named, { className: "badge" }), made("b", title)];
  line.push(made("a", words.page, { href: url }));
  if (id !== center) {
    const does = opened ? words.close : words.open;
    if (opened || more) line.push(made("a", `${does} ${more}`, { href: address(["toggle", id]) }));
    line.push(made("a", words.centre, { href: `${location.pathname}?node=${encodeURIComponent(id)}` }));
    line.push(made("a", words.way, { href: address(["to", id]) }));
  }
  sky.querySelector(".picked").replaceChildren(...line.flatMap((each) => [each, " "]));
};

const savePicture = async () => {
  const image = new Image();
  image.src = sky.dataset.picture;
  await image.decode();
  const canvas = made("canvas", "", { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const url = URL.createObjectURL(blob);
  made("a", "", { href: url, download: "graph.png" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

const addTools = (camera) => {
  const pace = () => ({ duration: calm.matches ? 0 : 200 });
  const tools = made("div", "", { className: "sky-tools" });
  const add = (sign, words, act) => {
    const button = made("button", sign, { type: "button", title: words, onclick: act });
    button.setAttribute("aria-label", words);
    tools.append(button);
  };
  const closer = () => camera.animatedZoom(pace());
  const farther = () => camera.animatedUnzoom(pace());
  const whole = () => camera.animatedReset(pace());
  add("+", sky.dataset.larger, closer);
  add("−", sky.dataset.smaller, farther);
  add("⤢", sky.dataset.whole, whole);
  sky.append(tools);
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const keys = { "+": closer, "=": closer, "-": farther, 0: whole };
  sky.addEventListener("keydown", (event) => {
    if (event.target !== sky || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = moves[event.key];
    if (step) {
      const { x, y, ratio } = camera.getState();
      camera.animate({ x: x + step[0] * ratio * 0.1, y: y + step[1] * ratio * 0.1 }, pace());
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
};

const start = async () => {
  const answer = await fetch(sky.dataset.graph);
  if (!answer.ok) return;
  const net = await answer.json();
  sky.append(made("div", "", { className: "canvas" }), made("p", "", { className: "picked small" }));
  sky.querySelector(".picked").setAttribute("aria-live", "polite");
  sky.hidden = false;
  const graph = toGraph(net);
  let sigma;
  try {
    sigma = drawn(graph);
  } catch {
    sky.hidden = true; // the still picture stays
    return;
  }
  still.querySelector(".drawing").hidden = true;
  for (const text of still.querySelectorAll("p")) text.hidden = true;
  addTools(sigma.getCamera());
  sigma.on("clickNode", ({ node }) => picked(graph, node, net.graph.center));
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    if (node !== net.graph.center) location.assign(address(["toggle", node]));
  });
  picked(graph, net.graph.center, net.graph.center);
  sky.dataset.ready = graph.order;
};

if (sky) {
  const save = made("button", sky.dataset.save, { type: "button", onclick: savePicture });
  document.getElementById("saves").append(" ", save);
  if (hasWebgl()) start();
}
