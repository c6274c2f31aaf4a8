// What stands where it should not: beyond the edge, over another, not below its head, too wide.
() => {
  const wide = document.documentElement.clientWidth;
  const named = e => `${e.tagName}.${e.className.baseVal ?? e.className} ${e.textContent.trim().slice(0, 20)}`;
  const scrolls = e => { for (; e; e = e.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)) return true; };
  const apart = e => e.closest('svg, .unseen, .skip, .jumps, .stay, [hidden]') || !e.checkVisibility();
  const faults = [];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const owner = node.parentElement;
    if (!node.data.trim() || apart(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      if ((box.right > wide + 1 || box.left < -1) && !scrolls(owner)) faults.push(`beyond the edge: ${named(owner)}`);
      texts.push([box, owner]);
    }
  }
  texts.sort(([a], [b]) => a.top - b.top);
  texts.forEach(([a, one], n) => {
    for (const [b, other] of texts.slice(n + 1)) {
      if (b.top > a.bottom - 5) break;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && !scrolls(one)) faults.push(`over each other: ${named(one)} / ${named(other)}`);
    }
  });
  for (const table of document.querySelectorAll('main table')) {
    const [head, ...rows] = table.rows;
    if (!head || !table.checkVisibility()) continue;
    for (const row of rows) {
      if (!row.checkVisibility() || row.cells.length !== head.cells.length || [...row.cells, ...head.cells].some(c => c.colSpan + c.rowSpan > 2)) continue;
      [...row.cells].forEach((cell, n) => {
        if (Math.abs(cell.getBoundingClientRect().left - head.cells[n].getBoundingClientRect().left) > 1.5) faults.push(`not below its head: ${named(cell)}`);
      });
    }
  }
  const em = parseFloat(getComputedStyle(document.body).fontSize);
  for (const p of document.querySelectorAll('main p, main li:not(:has(*))')) {
    if (!apart(p) && p.getClientRects().length && p.getBoundingClientRect().width > 90 * em) faults.push(`too long a line: ${named(p)}`);
  }
  return [...new Set(faults)];
}
