/* What check.py wants to know of a page, as one value. */
(() => {
	const rect = (node) => {
		const r = node.getBoundingClientRect();
		return { left: r.left, right: r.right, top: r.top,
		    bottom: r.bottom };
	};
	const all = (selector) => [...document.querySelectorAll(selector)];
	const colour = (text) => {
		const n = text.match(/[\d.]+/g).map(Number);
		return n.length === 3 ? [...n, 1] : n;
	};
	/* WCAG 2.1, relative luminance. */
	const light = (c) => {
		const [r, g, b] = c.slice(0, 3).map((v) => v / 255).map((v) =>
		    v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
		return .2126 * r + .7152 * g + .0722 * b;
	};
	const behind = (node) => {
		for (; node; node = node.parentElement) {
			const c = colour(getComputedStyle(node).backgroundColor);
			if (c[3] === 1)
				return c;
		}
		return [255, 255, 255, 1];
	};
	const pale = [];
	const walker = document.createTreeWalker(document.body,
	    NodeFilter.SHOW_TEXT);
	let texts = 0;
	while (walker.nextNode()) {
		const node = walker.currentNode.parentElement;
		const style = getComputedStyle(node);
		if (walker.currentNode.data.trim() === '' ||
		    node.closest('title,desc,style'))
			continue;
		const ink = colour(node.closest('svg') ? style.fill :
		    style.color);
		const pair = [light(ink), light(behind(node))].sort();
		const size = parseFloat(style.fontSize);
		const large = size >= 24 || (size >= 18.66 &&
		    style.fontWeight >= 700);
		texts++;
		if ((pair[1] + .05) / (pair[0] + .05) < (large ? 3 : 4.5))
			pale.push(walker.currentNode.data.trim().slice(0, 30) +
			    ' ' + style.color);
	}
	const cells = (row) => [...row.cells].map((c) => c.innerText);
	const table = (id) => all(`section[aria-labelledby=${id}] .scroll ` +
	    'tbody tr').map(cells);
	const svg = document.querySelector('svg');
	return {
		scripts: document.scripts.length,
		handlers: all('*').flatMap((node) => [...node.attributes])
		    .filter((a) => /^on/i.test(a.name)).length,
		elsewhere: all('[src],[href]').map((node) =>
		    node.getAttribute('src') || node.getAttribute('href'))
		    .filter((to) => !to.startsWith('#')),
		policy: document.querySelector('meta[http-equiv]').content,
		lang: document.documentElement.lang,
		title: document.title,
		number: document.querySelector('data').value,
		shown: document.querySelector('data').innerText,
		width: document.documentElement.clientWidth,
		wide: document.documentElement.scrollWidth,
		sections: all('header,section,footer').map((node) => ({
			id: node.getAttribute('aria-labelledby'),
			...rect(node) })),
		tables: all('table').map((node) => ({
			label: node.getAttribute('aria-labelledby'),
			...rect(node) })),
		clipped: all('.scroll').filter((node) =>
		    node.scrollHeight > node.clientHeight + 1 ||
		    node.scrollWidth > node.clientWidth + 1).length,
		page: colour(getComputedStyle(document.body)
		    .backgroundColor),
		pale: pale,
		texts: texts,
		svg: svg && rect(svg),
		axis: svg && Math.max(...all('svg line').map((node) =>
		    rect(node).bottom)),
		bars: all('svg rect').map((node) => ({
			title: node.querySelector('title').textContent,
			...rect(node) })),
		names: all('svg text').map(rect),
		broken: all('section[aria-labelledby=top] td:nth-child(2) ' +
		    'bdi').filter((node) => node.getClientRects().length > 1 ||
		    rect(node).bottom - rect(node).top > 2 * parseFloat(
		    getComputedStyle(node).fontSize)).length,
		trend: table('trend'),
		top: table('top'),
		list: table('list'),
		months: all('.cal').map((node) => ({
			caption: node.caption.innerText,
			heads: [...node.tHead.rows[0].cells].map((c) =>
			    c.abbr),
			days: [...node.tBodies[0].rows].flatMap((row) =>
			    [...row.cells].map((cell, column) => ({
				column: column,
				day: cell.querySelector('time')?.dateTime,
				actors: cell.querySelector('b')?.innerText,
				shade: cell.className })))
			    .filter((cell) => cell.day) })),
	};
})()
