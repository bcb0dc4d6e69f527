'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const subjects = all('details.subject');
  const filter = document.getElementById('filter');
  const verdicts = all('input[name=verdict]');

  // What a reader may look for is in the summary, the declared fault or remedy and the section's heading; source text would match too much.
  const textOf = subject => [subject.closest('.contract').querySelector('h2').textContent, subject.closest('.contract').querySelector('.about').textContent,
    subject.querySelector('summary').textContent, ...all('.fault, .remedy, .scenario', subject).map(e => e.textContent)].join(' ').toLowerCase();
  const texts = new Map(subjects.map(s => [s, textOf(s)]));
  const others = all('.mutation tr[data-for]');
  const rows = new Map(all('.matrix tr[data-for]').map(row => [row.dataset.for, row]));

  function applyFilter() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(verdicts.filter(v => v.checked).map(v => v.value));
    let shown = 0;
    for (const subject of subjects) {
      const match = wanted.has(subject.dataset.verdict) && words.every(word => texts.get(subject).includes(word));
      subject.hidden = rows.get(subject.id).hidden = !match;
      shown += match;
    }
    for (const row of others) row.hidden = rows.get(row.dataset.for).hidden;
    for (const group of all('.contract')) group.hidden = !all('details.subject', group).some(s => !s.hidden);
    for (const body of all('.matrix tbody')) body.hidden = !all('tr[data-for]', body).some(r => !r.hidden);
    document.querySelector('.nothing').hidden = shown > 0;
    document.getElementById('shown').textContent = shown === subjects.length ? `${shown} subjects` : `${shown} of ${subjects.length} subjects`;
  }
  filter.addEventListener('input', applyFilter);
  verdicts.forEach(v => v.addEventListener('change', applyFilter));
  document.querySelector('.filter').addEventListener('submit', event => event.preventDefault());
  document.getElementById('open-all').addEventListener('click', () => subjects.filter(s => !s.hidden).forEach(s => { s.open = true; }));
  document.getElementById('close-all').addEventListener('click', () => all('details').forEach(d => { d.open = false; }));

  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) {
      filter.value = '';
      verdicts.forEach(v => { v.checked = true; });
      applyFilter();
    }
    for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', reveal);

  addEventListener('beforeprint', () => all('details').forEach(d => { d.open = true; }));

  document.addEventListener('click', async event => {
    const button = event.target.closest('.copy');
    if (!button) return;
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });

  // Java's tokens, just enough to tell comments, strings and keywords apart; done when a source is first opened.
  const token = /(\/\*[^]*?(?:\*\/|$)|\/\/.*|@\w+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\b\d[\w.]*)|\b(abstract|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|package|private|protected|public|record|return|sealed|short|static|super|switch|synchronized|this|throw|throws|transient|true|false|try|var|void|volatile|while|yield)\b/g;
  function colour(cell, inComment) {
    const text = cell.textContent;
    const parts = [];
    const add = (tag, part) => { if (part) { const e = tag ? document.createElement(tag) : new Text(part); if (tag) e.textContent = part; parts.push(e); } };
    let at = 0;
    if (inComment) {
      const end = text.indexOf('*/');
      at = end < 0 ? text.length : end + 2;
      add('i', text.slice(0, at));
      if (end < 0) { cell.replaceChildren(...parts); return true; }
    }
    let open = false;
    token.lastIndex = at;
    for (let m; (m = token.exec(text)); at = token.lastIndex) {
      add(null, text.slice(at, m.index));
      add(m[1] ? 'i' : m[2] ? 'q' : 'b', m[0]);
      open = m[0].startsWith('/*') && !m[0].endsWith('*/');
    }
    add(null, text.slice(at));
    cell.replaceChildren(...parts);
    return open;
  }
  document.addEventListener('toggle', event => {
    const opened = event.target;
    if (!opened.open) return;
    const source = opened.classList.contains('source') ? opened : opened.querySelector(':scope > .body > .difference');
    if (!source || source.dataset.coloured) return;
    source.dataset.coloured = 'yes';
    const inComment = [false, false, false, false];
    for (const row of all('tbody tr', source)) [...row.cells].forEach((cell, i) => {
      if (i % 2 === 1 && row.cells[i - 1].textContent) inComment[i] = colour(cell, inComment[i]);
    });
  }, true);
  reveal();
})();
