/* What a browser does for the tests of pictures: it runs in the page, where there are no types of the tests. */

function meets(one, other, slack) {
  return one.left + slack < other.right && other.left + slack < one.right && one.top + slack < other.bottom && other.top + slack < one.bottom;
}

/** Measures the texts and cards of the picture in the page, and reads its source as XML. */
window.measurePicture = (source) => {
  const texts = [...document.querySelectorAll('svg text')].map((element) => ({
    text: element.textContent,
    box: element.getBoundingClientRect(),
    holder: (element.closest('.box')?.querySelector('rect') ?? element.closest('svg')).getBoundingClientRect(),
  })).sort((one, other) => one.box.top - other.box.top);
  const overlapping = [];
  texts.forEach((one, index) => {
    for (let at = index + 1; at < texts.length && texts[at].box.top < one.box.bottom; at++) {
      // lines of text touch by the room for accents
      if (meets(one.box, texts[at].box, 3)) {
        overlapping.push(`${one.text} / ${texts[at].text}`);
      }
    }
  });
  const isOutside = ({ box, holder }) => box.left < holder.left || box.right > holder.right || box.top < holder.top || box.bottom > holder.bottom;
  const cards = [...document.querySelectorAll('.box > rect')].map((card) => card.getBoundingClientRect());
  return {
    texts: texts.map(({ text }) => text),
    overlapping,
    outside: texts.filter(isOutside).map(({ text }) => text),
    cardsOverlapping: cards.flatMap((one, index) => cards.slice(index + 1).filter((other) => meets(one, other, 1))).length,
    scripts: document.querySelectorAll('svg script').length,
    broken: new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror')?.textContent,
  };
};

/** Counts the colours of a screenshot. */
window.measurePixels = async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, Math.min(image.height, 2000)];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data[at] * 65536 + data[at + 1] * 256 + data[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const top = (Math.floor(canvas.width / 2) + canvas.width * 3) * 4;
  return { colours: counts.size, background: Math.max(...counts.values()) / (data.length / 4), brightness: (data[top] + data[top + 1] + data[top + 2]) / 3 };
};

/** Lets Mermaid read and draw a text, with what hosts such as GitHub allow; gives the labels, their lines apart. */
window.drawMermaid = async (text) => {
  window.mermaid.initialize({ startOnLoad: false, maxEdges: 500, maxTextSize: 50_000 });
  await window.mermaid.parse(text);
  document.body.innerHTML = (await window.mermaid.render('drawn', text)).svg;
  const labels = [...document.querySelectorAll('.node .nodeLabel p')].map((label) => {
    label.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
    return label.textContent;
  });
  // what was meant as a name and taken for markup
  const markup = document.querySelectorAll('#drawn script, .nodeLabel strong, .nodeLabel em, .nodeLabel li, .nodeLabel a').length;
  return { labels, markup };
};
