// What the pointer or the keyboard stands on, in words.

const tip = d3.select('#tip');

function showTip(lines, x, y) {
  tip.selectAll('p').data(lines.filter(Boolean)).join('p').text((line) => line);
  tip.property('hidden', false);
  const box = tip.node().getBoundingClientRect();
  const left = Math.max(4, Math.min(x + 14, window.innerWidth - box.width - 8));
  const below = y + 16 + box.height < window.innerHeight;
  tip.style('left', `${left}px`).style('top', `${Math.max(4, below ? y + 16 : y - box.height - 12)}px`);
}

const hideTip = () => tip.property('hidden', true);

/** Everything inside `root` whose class is a key of `words` tells about itself: its datum, in lines. */
function tells(root, words) {
  const told = (event) => {
    for (let node = event.target; node && node !== root.node(); node = node.parentNode) {
      const name = Object.keys(words).find((key) => node.classList && node.classList.contains(key));
      if (name) return words[name](d3.select(node).datum(), event);
    }
    return null;
  };
  root.on('pointermove.tip pointerover.tip', (event) => {
    const lines = told(event);
    lines ? showTip(lines, event.clientX, event.clientY) : hideTip();
  });
  root.on('pointerleave.tip focusout.tip', hideTip);
  root.on('focusin.tip', (event) => {
    const lines = told(event);
    const box = event.target.getBoundingClientRect();
    if (lines) showTip(lines, box.left, box.bottom - 12);
  });
}

d3.select(document).on('keydown.tip', (event) => event.key === 'Escape' && hideTip());
