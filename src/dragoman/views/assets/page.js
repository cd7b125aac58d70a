"use strict";
(() => {
  // Words and records find each other by name: data-r of a piece of text lists the records that cover it.
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const wordsOf = new Map();
  for (const word of document.querySelectorAll(".w")) {
    for (const owner of word.dataset.r.split(" ")) {
      if (!wordsOf.has(owner)) wordsOf.set(owner, []);
      wordsOf.get(owner).push(word);
    }
  }
  let kept = [];
  let lit = [];

  const cardOf = (owner) => document.getElementById(owner);

  function light(owners) {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    for (const owner of owners) {
      const card = cardOf(owner);
      if (card) lit.push(card);
      lit.push(...(wordsOf.get(owner) || []));
    }
    for (const element of lit) element.classList.add("lit");
  }

  // pointing at words lights those words only, and the cards of all records that rest on them
  function lightAt(word) {
    light([]);
    lit = [word, ...word.dataset.r.split(" ").map(cardOf).filter(Boolean)];
    for (const element of lit) element.classList.add("lit");
  }

  function keep(owners) {
    for (const card of document.querySelectorAll('[aria-pressed="true"]')) card.setAttribute("aria-pressed", "false");
    kept = owners;
    for (const owner of kept) cardOf(owner)?.setAttribute("aria-pressed", "true");
    light(kept);
  }

  // moves only the pane that scrolls, if there is one, and the page only if it must
  function show(element) {
    element?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }

  const same = (owners) => owners.length === kept.length && owners.every((owner) => kept.includes(owner));

  function pressCard(card) {
    const owners = [card.dataset.o];
    keep(same(owners) ? [] : owners);
    if (kept.length) show((wordsOf.get(card.dataset.o) || [])[0]);
  }

  function pressWord(word) {
    const owners = word.dataset.r.split(" ");
    keep(same(owners) ? [] : owners);
    if (kept.length) show(cardOf(kept[0]));
  }

  const wordOf = (event) => event.target.closest?.(".w");
  const cardAt = (event) => event.target.closest?.(".card");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const card = cardAt(event);
    const word = wordOf(event);
    if (card) light([card.dataset.o]);
    else if (word) lightAt(word);
    else light(kept);
  });
  document.addEventListener("focusin", (event) => {
    const card = cardAt(event);
    const word = wordOf(event);
    if (card && card.matches(":focus-visible")) light([card.dataset.o]);
    else if (word) lightAt(word);
  });
  document.addEventListener("click", (event) => {
    const card = cardAt(event);
    const word = wordOf(event);
    if (card) pressCard(card);
    else if (word && getSelection().isCollapsed) pressWord(word);
    else if (!event.target.closest("a")) keep([]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      keep([]);
      return;
    }
    const pane = event.target.closest?.(".text");
    if (!pane) return;
    const word = wordOf(event);
    if ((event.key === "Enter" || event.key === " ") && word) {
      event.preventDefault();
      pressWord(word);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      const all = [...pane.querySelectorAll(".w")];
      const step = event.key === "ArrowRight" ? 1 : -1;
      const next = word ? all[all.indexOf(word) + step] : all[step > 0 ? 0 : all.length - 1];
      if (!next) return;
      if (word) word.removeAttribute("tabindex");
      next.tabIndex = -1;
      next.focus();
    }
  });
})();
