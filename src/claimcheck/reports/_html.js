"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const cards = all(".card");
  const figures = all("a.f");
  const panel = byId("panel");
  const main = document.querySelector("main");
  const lines = byId("lines");
  const narrow = matchMedia("(max-width: 800px)");
  const kinds = ["bad", "slack", "open", "good"];
  const kindOf = (element) => kinds.find((kind) => element.classList.contains(kind));
  const members = (card, which) => card.dataset[which].split(" ").filter(Boolean).map(byId).filter(Boolean);
  const texts = new Map(); // what is searched: a claim's explanation, and the sentence or row that it stands in
  let current = null;
  let begun = false; // whether the reader has gone to a claim yet

  document.body.classList.add("live");

  // --- the claim in hand

  function select(card, { text = false, explanation = true, behavior = "auto" } = {}) {
    all(".on, .rel").forEach((element) => element.classList.remove("on", "rel"));
    current = card;
    document.body.classList.toggle("chosen", Boolean(card));
    if (!card) return draw();
    card.classList.add("on");
    members(card, "own").forEach((figure) => figure.classList.add("on"));
    members(card, "given").forEach((figure) => figure.classList.add("rel"));
    if (explanation) reveal(card);
    if (text) members(card, "own")[0]?.scrollIntoView({ block: "center", behavior });
    draw();
  }

  function reveal(card) {
    const box = card.getBoundingClientRect();
    const frame = panel.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top - 16;
  }

  // Where a line of a figure is (its first or its last), the room above and below it, and the margin beside its text.
  function place(figure, frame, last) {
    const boxes = figure.getClientRects();
    const box = boxes[last ? boxes.length - 1 : 0];
    const cell = figure.closest("td, th");
    const within = cell?.getBoundingClientRect();
    return {
      cell,
      x: (box.left + box.right) / 2 - frame.left,
      right: box.right - frame.left,
      middle: (box.top + box.bottom) / 2 - frame.top,
      top: box.top - frame.top,
      bottom: box.bottom - frame.top,
      above: (within ? Math.max(within.top, box.top - 3) : box.top - 3) - frame.top,
      below: (within ? Math.min(within.bottom, box.bottom + 3) : box.bottom + 3) - frame.top,
      side: within ? within.right - frame.left - 3 : 0,
      margin: figure.closest(".doc").getBoundingClientRect().left - frame.left - 9,
    };
  }

  // Lines keep to the room between lines of text, to the margin and to the sides of cells: none runs through words.
  function route(other, target, frame) {
    const down = other.getClientRects()[0].bottom <= target.getClientRects()[0].top;
    const up = target.getClientRects()[0].bottom <= other.getClientRects()[0].top;
    const from = place(other, frame, down);
    const to = place(target, frame, up);
    const column = from.cell && to.cell && from.cell.cellIndex === to.cell.cellIndex
      && from.cell.closest("table") === to.cell.closest("table");
    if (column && (down || up)) {
      const side = Math.min(from.side, to.side);
      return `M${from.right},${from.middle} H${side} V${to.middle} H${to.right}`;
    }
    const level = Math.abs(from.top - to.top) < 4;
    const [start, out] = down && !level ? [from.bottom, from.below] : [from.top, from.above];
    const [end, into] = up && !level ? [to.bottom, to.below] : [to.top, to.above];
    // Figures on one line or on two that follow one another have the same room beside them.
    const near = level || Math.abs(out - into) < 12;
    const way = near ? `V${into}` : `V${out} H${Math.min(from.margin, to.margin)} V${into}`;
    return `M${from.x},${start} ${way} H${to.x} V${end}`;
  }

  function draw() {
    lines.replaceChildren();
    if (!current) return;
    const frame = main.getBoundingClientRect();
    const own = members(current, "own");
    const target = own.pop();
    if (!target) return;
    for (const other of [...members(current, "given"), ...own]) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", route(other, target, frame));
      lines.append(path);
    }
  }

  // --- filters, search, keys

  function shown() {
    return cards.filter((card) => !card.hidden);
  }

  const LONGEST = 500; // characters of a sentence on each side of a figure that are searched

  // The sentence around a figure, or its row in a table.
  function around(figure) {
    const row = figure.closest("tr");
    if (row) return row.textContent;
    let before = "";
    let after = "";
    for (let node = figure.previousSibling; node && before.length < LONGEST; node = node.previousSibling) {
      const text = node.textContent;
      const stop = Math.max(text.lastIndexOf(". "), text.lastIndexOf(".\n"));
      before = text.slice(stop + 1) + before;
      if (stop >= 0) break;
    }
    for (let node = figure.nextSibling; node && after.length < LONGEST; node = node.nextSibling) {
      const stop = node.textContent.search(/\.\s/);
      after += stop < 0 ? node.textContent : node.textContent.slice(0, stop);
      if (stop >= 0) break;
    }
    return before + figure.textContent + after;
  }

  function textOf(card) {
    if (!texts.has(card)) {
      const figure = members(card, "own")[0];
      texts.set(card, `${card.textContent} ${figure ? around(figure) : ""}`.toLowerCase());
    }
    return texts.get(card);
  }

  function filter() {
    const wanted = new Set(all(".filter[aria-pressed=true]").map((button) => button.dataset.kind));
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    let others = 0; // claims that match and are of a kind that is not shown
    for (const card of cards) {
      const matches = words.every((word) => textOf(card).includes(word));
      card.hidden = !matches || !wanted.has(kindOf(card));
      if (matches && card.hidden) others += 1;
    }
    for (const figure of figures) {
      const card = byId(figure.hash.slice(1));
      const off = !card || card.hidden;
      figure.classList.toggle("off", off);
      figure.tabIndex = off ? -1 : 0; // what is not marked is no stop of the Tab key
    }
    all(".fold").forEach((fold) => {
      fold.classList.toggle("shut", !wanted.has(fold.dataset.kind));
      fold.setAttribute("aria-expanded", String(wanted.has(fold.dataset.kind)));
    });
    const none = byId("none");
    none.hidden = shown().length > 0 && !(words.length && others);
    const folded = others && words.length ? ` (${others} among those not shown)` : "";
    none.textContent = `${shown().length ? "More claims match" : "No claim matches"}${folded}.`;
    if (current?.hidden) select(shown()[0] ?? null);
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    // The first claim is marked from the beginning: the first key leads there.
    if (!begun && at >= 0 && by > 0) by = 0;
    begun = true;
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
    select(next, { text: true });
    next.focus({ preventScroll: true });
  }

  function toggle(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  }

  const filterOf = (kind) => all(".filter").find((button) => button.dataset.kind === kind);

  all(".filter").forEach((button) => button.addEventListener("click", () => toggle(button)));
  all(".fold").forEach((fold) => fold.addEventListener("click", () => toggle(filterOf(fold.dataset.kind))));
  byId("search").addEventListener("input", filter);
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.id === "search") {
      if (event.key === "Escape") {
        event.target.value = "";
        filter();
        event.target.blur();
      }
      return;
    }
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "/") byId("search").focus();
    else if (event.key === "Escape" && current) members(current, "own")[0]?.focus();
    else if (/^[1-4]$/.test(event.key)) toggle(all(".filter")[event.key - 1]);
    else return;
    event.preventDefault();
  });

  // --- pointer and focus: a figure in the text, a claim in the panel

  const cardOf = (figure) => byId(figure.hash.slice(1));
  main.addEventListener("click", (event) => {
    const figure = event.target.closest("a.f");
    if (!figure) {
      // On a small screen a touch beside the figures makes room for the text.
      if (narrow.matches && !event.target.closest("a")) select(null);
      return;
    }
    event.preventDefault();
    const card = cardOf(figure);
    if (card.hidden) {
      filterOf(kindOf(card)).setAttribute("aria-pressed", "true");
      byId("search").value = "";
      filter();
    }
    begun = true;
    select(card);
    card.focus({ preventScroll: true });
  });
  for (const kind of ["pointerover", "focusin"]) {
    main.addEventListener(kind, (event) => {
      const figure = event.target.closest("a.f:not(.off)");
      if (figure && cardOf(figure) !== current) select(cardOf(figure));
    });
  }
  panel.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    const link = event.target.closest("a");
    if (!card || (link && !link.closest("h3"))) return;
    event.preventDefault();
    begun = true;
    select(card, { text: true, explanation: false });
    if (link) members(card, "own")[0]?.focus({ preventScroll: true });
  });

  // --- layout

  const measure = () => {
    const height = document.querySelector("header").offsetHeight;
    document.documentElement.style.setProperty("--head", `${height}px`);
    document.documentElement.style.scrollPaddingTop = `${height + 16}px`;
    draw();
  };
  addEventListener("resize", measure);
  const linked = location.hash && byId(decodeURIComponent(location.hash.slice(1)))?.closest(".card");
  if (linked) filterOf(kindOf(linked)).setAttribute("aria-pressed", "true");
  filter();
  measure();
  // The page opens at its beginning, with the first contradiction marked and explained; a link to a claim leads there.
  begun = Boolean(linked);
  select(linked || cards.find((card) => kindOf(card) === "bad") || null, { text: begun, behavior: "instant" });
})();
