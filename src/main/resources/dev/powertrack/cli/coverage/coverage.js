'use strict';
(function () {
  const map = document.getElementById('map');
  if (map === null) {
    return;
  }
  const tip = document.getElementById('tip');
  const here = document.getElementById('here');
  const svg = map.querySelector('.cells');
  const byHour = map.dataset.by === 'hour';
  const perLine = byHour ? 6 : 144;
  const lead = Number(map.dataset.lead);
  const start = Number(map.dataset.start);
  const width = Number(map.dataset.w);
  const height = Number(map.dataset.h);
  const cells = map.dataset.cells.split(',');
  const words = {v: 'verified', w: 'with problems', n: 'not fetched', s: 'silent', a: 'absent'};
  const days = new Intl.DateTimeFormat('en-GB',
    {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'});
  let current = -1;

  function clock(time) {
    return new Date(time).toISOString().slice(11, 16);
  }

  function described(cell, index) {
    const time = start + index * 600000;
    const parts = cell.slice(1).split('!');
    const tweets = parts[0] === '' ? 'tweets not known' :
      parseInt(parts[0], 36).toLocaleString('en') + (parts[0] === '1' ? ' tweet' : ' tweets');
    const suspect = parts.length === 1 ? '' : ', suspect minutes: ' + parts[1];
    return days.format(time) + ', ' + clock(time) + '–' + clock(time + 600000) + ' UTC: ' +
      words[cell[0]] + ', ' + tweets + suspect;
  }

  function show(index) {
    if (cells[index] === undefined) {
      return;
    }
    current = index;
    const slot = lead + index;
    const line = Math.floor(slot / perLine);
    const column = slot % perLine;
    here.setAttribute('x', String((byHour ? line : column) * width));
    here.setAttribute('y', String((byHour ? column : line) * height));
    here.setAttribute('width', String(width));
    here.setAttribute('height', String(height));
    tip.textContent = described(cells[index], index);
    tip.hidden = false;
    place();
  }

  function place() {
    const box = here.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = Math.max(8, left) + 'px';
    tip.style.top = (above > 0 ? above : box.bottom + 8) + 'px';
  }

  function hide() {
    tip.hidden = true;
    here.setAttribute('width', '0');
  }

  function point(event) {
    const box = svg.getBoundingClientRect();
    const x = Math.floor((event.clientX - box.left) / width);
    const y = Math.floor((event.clientY - box.top) / height);
    show((byHour ? x * perLine + y : y * perLine + x) - lead);
  }

  const steps = byHour ? {ArrowDown: 1, ArrowUp: -1, ArrowRight: 6, ArrowLeft: -6} :
    {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 144, ArrowUp: -144};
  svg.addEventListener('pointermove', point);
  svg.addEventListener('pointerdown', point);
  map.addEventListener('keydown', function (event) {
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      show(current === -1 ? 0 : current + step);
      here.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
  });
  svg.addEventListener('pointerleave', hide);
  map.addEventListener('blur', hide);
  map.addEventListener('scroll', place);
  window.addEventListener('scroll', place);
})();
