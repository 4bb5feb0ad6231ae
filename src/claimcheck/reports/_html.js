"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const cards = all(".card");
  const figures = all("a.f");
  const panel = byId("panel");
  const main = document.querySelector("main");
  const lines = byId("lines");
  const kinds = ["bad", "slack", "open", "good"];
  const kindOf = (element) => kinds.find((kind) => element.classList.contains(kind));
  const members = (card, which) => card.dataset[which].split(" ").filter(Boolean).map(byId).filter(Boolean);
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  let current = null;

  document.body.classList.add("live");

  // --- the claim in hand

  function select(card, { text = false, explanation = true, behavior = "auto" } = {}) {
    all(".on, .rel").forEach((element) => element.classList.remove("on", "rel"));
    current = card;
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

  function draw() {
    lines.replaceChildren();
    if (!current) return;
    const frame = main.getBoundingClientRect();
    const place = (element) => {
      const box = element.getClientRects()[0];
      const [left, top] = [box.left - frame.left, box.top - frame.top];
      return { x: left + box.width / 2, top, right: left + box.width, middle: top + box.height / 2 };
    };
    // Figures above one another, as in a column, are joined beside the digits between them, others above the line.
    const curve = (from, to) => {
      if (Math.abs(from.right - to.right) < 40 && Math.abs(from.top - to.top) > 8) {
        const out = Math.max(from.right, to.right) + 14 + Math.abs(from.top - to.top) / 10;
        return `M${from.right},${from.middle} C${out},${from.middle} ${out},${to.middle} ${to.right},${to.middle}`;
      }
      const lift = Math.min(from.top, to.top) - 18 - Math.abs(from.top - to.top) / 8;
      return `M${from.x},${from.top} C${from.x},${lift} ${to.x},${lift} ${to.x},${to.top}`;
    };
    const own = members(current, "own");
    const others = [...members(current, "given"), ...own.slice(0, -1)];
    const target = own[own.length - 1];
    if (!target) return;
    for (const other of others) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", curve(place(other), place(target)));
      lines.append(path);
    }
  }

  // --- filters, search, keys

  function shown() {
    return cards.filter((card) => !card.hidden);
  }

  function filter() {
    const wanted = new Set(all(".filter[aria-pressed=true]").map((button) => button.dataset.kind));
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) {
      const text = texts.get(card);
      card.hidden = !wanted.has(kindOf(card)) || !words.every((word) => text.includes(word));
    }
    for (const figure of figures) {
      const card = byId(figure.hash.slice(1));
      figure.classList.toggle("off", !card || card.hidden);
    }
    byId("none").hidden = shown().length > 0;
    if (current?.hidden) select(shown()[0] ?? null);
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
    select(next, { text: true });
    next.focus({ preventScroll: true });
  }

  function toggle(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  }

  all(".filter").forEach((button) => button.addEventListener("click", () => toggle(button)));
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
    if (!figure) return;
    event.preventDefault();
    const card = cardOf(figure);
    if (card.hidden) {
      all(".filter").forEach((button) => button.setAttribute("aria-pressed", "true"));
      byId("search").value = "";
      filter();
    }
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
  measure();
  const linked = location.hash && byId(decodeURIComponent(location.hash.slice(1)))?.closest(".card");
  const first = linked || cards.find((card) => kindOf(card) === "bad") || cards[0] || null;
  // The text comes along to a contradiction that is further down than the explanations leave room for on a phone.
  const below = first && kindOf(first) === "bad" && members(first, "own")[0]?.getBoundingClientRect().bottom > innerHeight / 2;
  select(first, { text: Boolean(linked) || Boolean(below), behavior: "instant" });
})();
