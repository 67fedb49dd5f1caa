/* Takes the place of the theme's search worker, and is spoken to as that is: message 0 brings the index and is answered with 1,
   message 2 brings what a reader typed and is answered with 3 and the results, the best first.

   Words are compared without accents, endings and what an apostrophe cuts off. A result counts by how rare the words are that it has,
   by how much of a title or a name they are, and by how many of them stand together and in this order. Each is shown under the page it is on. */
(() => {
  "use strict"
  const SURE = { same: 1, ending: 0.9, begun: 0.6, slip: 0.5, kin: 0.25 }
  const FURTHER = 0.1 // what a word counts in each other place than its best
  const EXCERPTS = 2, LONGEST = 260, BEFORE = 90, MOST = 60
  const LETTERS = { æ: "ae", đ: "d", ð: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss", þ: "th" }
  const MARKS = /[-‐‑'‘’ʼ"“”„«»!?…]/
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}\p{sc=Thai}]/u
  let site

  const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[æđðıłøœßþ]/g, letter => LETTERS[letter])

  /* What is left of a word without the ending that number and tense give it in English and French, or an article before it. */
  const stem = word => {
    if (site.numbers.has(word)) return site.numbers.get(word)
    const article = site.before.find(one => word.startsWith(one) && word.length > one.length + 2)
    if (article) return word.slice(article.length)
    const cut = word.replace(/(?:(?:at)?(?:ions?|ing|ed|es?)|s)$/, "")
    const kept = cut.length > 3 || cut.length === 3 && word.length < 6 ? cut : word.replace(/s$/, "")
    return kept.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/y$/, "i")
  }

  /* The words of a text with their places in it. Parts of a word with a hyphen or an apostrophe in it count by themselves and as one. */
  const words = text => {
    const found = []
    let from = 0, joined = null
    const part = (start, end) => {
      const word = plain(text.slice(start, end)), before = text[start - 1] ?? "", after = text[end] ?? ""
      const goesOn = joined && joined.end === start - 1 && /[-‐‑'’ʼ]/.test(before)
      const whole = goesOn ? { word: joined.word + word, start: joined.start, end, whole: true } : null
      const silent = site.beside.has(word) && /['’ʼ]/.test(before + after)
      found.push({ word, start, end, silent }, ...whole ? [whole] : [])
      joined = whole ?? { word, start, end }
    }
    const piece = (start, end) => {
      if (start === end) return
      if (!site.segmenter || !UNSPACED.test(text.slice(start, end))) return part(start, end)
      for (const { index, segment } of site.segmenter.segment(text.slice(start, end))) part(start + index, start + index + segment.length)
    }
    for (const { 0: gap, index } of text.matchAll(site.separator)) {
      piece(from, index)
      from = index + gap.length
    }
    piece(from, text.length)
    return found
  }

  const indexed = ({ config, docs }) => {
    const { unasked = [], beside = [], before = [], numbers = {}, called = [] } = config.asking ?? {}
    site = {
      separator: new RegExp(`${config.separator}|${MARKS.source}`, "g"), // whatever else a site's settings part words at
      numbers: new Map(Object.entries(numbers).map(([word, number]) => [plain(word), number])),
      unasked: new Set(unasked.map(plain)), beside: new Set(beside.map(plain)), before: before.map(plain),
      segmenter: Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" }),
      places: new Map(), stems: new Map(),
    }
    const titles = new Map(docs.map(({ location, title }) => [location, title]))
    site.docs = docs.map(doc => {
      const { names = [], asked = {} } = called[doc.called] ?? {}, page = titles.get(doc.location.split("#")[0]) ?? ""
      const where = (doc.day ?? "").includes(page) ? doc.day : [page, doc.day].filter(Boolean).join(" · ")
      const texts = doc.text.split(/<\/?(?:p|ul|ol|li|pre)>/).map(text => text.replace(/<[^>]*>/g, "").trim()).filter(Boolean)
      const paragraphs = texts.map(text => ({ is: "text", text }))
      const fields = [{ is: "title", text: doc.title }, ...names.map(text => ({ is: "name", text }))]
      for (const [n, words] of Object.entries(asked)) fields.push(...words.map(text => ({ is: "name", text, of: paragraphs[n] })))
      if (doc.location.includes("#")) fields.push({ is: "where", text: where })
      return { ...doc, where, fields: fields.concat(paragraphs) }
    })
    for (const doc of site.docs) {
      for (const field of doc.fields) {
        const found = words(field.text)
        let size = 0
        for (const { word, start, end, silent, whole } of found) {
          if (silent) continue
          if (!whole && !site.unasked.has(word)) size++
          if (!site.places.has(word)) site.places.set(word, [])
          site.places.get(word).push({ doc, field, start, end, nth: size })
        }
        field.size = size || found.length
      }
    }
    for (const word of site.places.keys()) site.stems.set(word, stem(word))
  }

  /* The words of the site that one may mean who asks for this one, with how sure that is; a slip only where there is none. */
  const meant = (asked, isLast) => {
    const asStem = stem(asked), found = new Map()
    for (const [word, itsStem] of site.stems) {
      const isBegun = (isLast || asked.length > 2) && word.startsWith(asked)
      const sure = word === asked ? SURE.same : itsStem === asStem ? SURE.ending : isBegun ? SURE.begun : areKin(word, asked) ? SURE.kin : 0
      if (sure) found.set(word, sure)
    }
    if (!found.size && asked.length > 4) {
      for (const word of site.stems.keys()) if (isSlip(word, asked)) found.set(word, SURE.slip)
    }
    return found
  }

  /* Whether one letter more, less or instead makes one word of the other. */
  const isSlip = (one, other) => {
    const longer = Math.max(one.length, other.length), shorter = Math.min(one.length, other.length)
    let before = 0, after = 0
    while (before < shorter && one[before] === other[before]) before++
    while (after < shorter - before && one[one.length - 1 - after] === other[other.length - 1 - after]) after++
    return longer - before - after < 2
  }

  /* Whether two words begin alike for long: "ambassadeur" and "ambassador". */
  const areKin = (one, other) => {
    let same = 0
    while (same < one.length && one[same] === other[same]) same++
    return same > 5 && one.length - same < 5 && other.length - same < 5
  }

  /* What is asked: no word that says nothing, unless there is no other; parts of a hyphened word mean that, too. */
  const asked = query => {
    const all = words(query.replace(/[&<>"]/g, " ")), parts = all.filter(({ whole }) => !whole)
    const telling = parts.filter(({ word, silent }) => !silent && !site.unasked.has(word) && !(site.beside.has(word) && parts.length > 1))
    const wholes = all.filter(({ whole }) => whole)
    return (telling.length ? telling : parts).map(({ word, start, end }) =>
      ({ word, also: wholes.filter(whole => whole.start <= start && whole.end >= end).map(whole => whole.word) }))
  }

  const weigh = ({ is, size }, hit) => {
    const share = Math.min(hit.size / size, 1)
    return is === "title" ? 2 + 4 * share * share : is === "name" ? 6 * share * share : is === "where" ? 0.5 : 1
  }

  const found = query => {
    const terms = asked(query), hits = new Map()
    terms.forEach((term, n) => {
      const sures = meant(term.word, n === terms.length - 1)
      for (const whole of term.also) if (site.places.has(whole)) sures.set(whole, SURE.same)
      for (const [word, sure] of sures) {
        for (const { doc, field, start, end, nth } of site.places.get(word)) {
          if (!hits.has(doc)) hits.set(doc, new Map())
          const fields = hits.get(doc)
          if (!fields.has(field)) fields.set(field, { sures: [], marks: [], nths: terms.map(() => new Set()) })
          const hit = fields.get(field)
          hit.sures[n] = Math.max(hit.sures[n] ?? 0, sure)
          hit.marks.push([start, end])
          hit.nths[n].add(nth)
        }
      }
    })
    const rarity = terms.map((_, n) => {
      const having = Array.from(hits.values()).filter(fields => Array.from(fields.values()).some(({ sures }) => sures[n])).length
      return having ? Math.log(1 + site.docs.length / having) : 0
    })
    const all = rarity.reduce((sum, one) => sum + one, 0)
    const results = Array.from(hits, ([doc, fields]) => {
      const best = terms.map(() => 0), sum = terms.map(() => 0)
      let together = 0, has = 0
      for (const [field, hit] of fields) {
        hit.size = hit.sures.filter(Boolean).length
        const pairs = hit.nths.filter((nths, n) => n && Array.from(nths).some(nth => hit.nths[n - 1].has(nth - 1))).length
        together = Math.max(together, (hit.size + pairs) / (2 * terms.length - 1))
        hit.sures.forEach((sure, n) => {
          const weight = sure * weigh(field, hit)
          best[n] = Math.max(best[n], weight)
          sum[n] += weight
        })
      }
      best.forEach((one, n) => { if (one) has += rarity[n] })
      const score = best.reduce((all, one, n) => all + (one * (1 - FURTHER) + sum[n] * FURTHER) * rarity[n], 0) * (has / all) ** 2 * (0.5 + together / 2) * (doc.weight ?? 1)
      return { doc, fields, score, best }
    })
    return results.sort((one, other) => other.score - one.score).slice(0, MOST).map(result => shown(result, terms))
  }

  const marked = (text, marks, from = 0, to = text.length) => {
    let end = from, html = ""
    for (const [start, stop] of marks.sort(([one], [other]) => one - other)) {
      if (start < end || stop > to) continue
      html += `${text.slice(end, start)}<mark>${text.slice(start, stop)}</mark>`
      end = stop
    }
    return html + text.slice(end, to)
  }

  /* A paragraph, or as much of it as shows the first of the words that were asked. */
  const excerpt = ({ text }, marks) => {
    if (text.length <= LONGEST) return `<p dir="auto">${marked(text, marks)}</p>`
    const first = Math.max(Math.min(...marks.map(([start]) => start), text.length) - BEFORE, 0)
    const from = first ? text.indexOf(" ", first) + 1 : 0
    const to = from + LONGEST < text.length ? text.lastIndexOf(" ", from + LONGEST) : text.length
    return `<p dir="auto">${from ? "… " : ""}${marked(text, marks, from, to)}${to < text.length ? " …" : ""}</p>`
  }

  /* A result as the theme shows it: the last of a group is a heading above the others, which leads there as well. */
  const shown = ({ doc, fields, score, best }, terms) => {
    const marks = field => fields.get(field)?.marks ?? []
    const texts = doc.fields.filter(({ is }) => is === "text"), named = Array.from(fields.keys(), field => field.of)
    const size = field => named.includes(field) ? Infinity : fields.get(field)?.size ?? 0
    const having = texts.filter(size).sort((one, other) => size(other) - size(one) || 0)
    const text = (having.length ? having : texts).slice(0, EXCERPTS).map(field => excerpt(field, marks(field))).join("")
    const missing = terms.map(({ word }, n) => [word, best[n] > 0])
    const result = { location: doc.location, title: `<bdi>${marked(doc.title, marks(doc.fields[0]))}</bdi>`, text, score, terms: Object.fromEntries(missing) }
    return doc.location.includes("#") ? [result, { location: doc.location, title: doc.where, text: "", score: 0, terms: {} }] : [result]
  }

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === 0) {
      indexed(data)
      postMessage({ type: 1 })
    } else if (type === 2) postMessage({ type: 3, data: { items: found(data) } })
  })
})()
