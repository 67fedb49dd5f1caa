/* Follows the theme's search worker in its file and takes its place: message 0 brings the index and is answered with 1, message 2
   brings what a reader typed and is answered with 3 and the results, the best first. The library that the theme has, lunr, finds and
   ranks them and knows the endings of words; what is said here is what a word is, where it counts how much, and what is shown. */
(() => {
  "use strict"
  const COUNTS = { title: 2, names: 6, asked: 6, where: 0.5, text: 1 }
  const BEGUN = 0.5, SLIP = 0.2 // what a word counts of which the beginning was typed, and one that differs in a letter
  const LONG = 30 // in no longer word a slip is looked for: that takes time with each letter
  const EXCERPTS = 2, LONGEST = 260, BEFORE = 90, MOST = 60
  const LETTERS = { æ: "ae", đ: "d", ð: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss", þ: "th" }
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}\p{sc=Thai}]/u
  let site

  const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[æđðıłøœßþ]/g, letter => LETTERS[letter])

  /* The words of a text with their places in it. Parts of a word with a hyphen or an apostrophe in it count by themselves and as one. */
  const words = text => {
    const found = []
    let from = 0, joined = null
    const part = (start, end) => {
      const word = plain(text.slice(start, end)), before = text[start - 1] ?? "", after = text[end] ?? ""
      const goesOn = joined && joined.end === start - 1 && /[-‐‑'’ʼ]/.test(before)
      joined = { word: goesOn ? joined.word + word : word, start: goesOn ? joined.start : start, end }
      if (!site.beside.has(word) || !/['’ʼ]/.test(before + after)) found.push({ word: site.numbers.get(word) ?? word, start, end })
      if (goesOn) found.push({ ...joined, whole: true })
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

  const tokens = text => words(text ?? "").map(({ word, start, end }) => new lunr.Token(word, { position: [start, end - start] }))

  /* Where what readers call a paragraph ends in the text of all that they call them: the paragraph is shown for it. */
  const withParagraphs = (doc, { names = [], asked = {} }, page) => {
    const texts = doc.text.split(/<\/?(?:p|ul|ol|li|pre)>/).map(text => text.replace(/<[^>]*>/g, "").trim()).filter(Boolean)
    const day = (doc.day ?? "").includes(page) ? doc.day : [page, doc.day].filter(Boolean).join(" · ")
    const made = { ...doc, texts, names: names.join(" / "), where: doc.location.includes("#") ? day : "", asked: "", ends: [] }
    for (const [n, called] of Object.entries(asked)) {
      made.asked += `${called.join(" / ")} / `
      made.ends.push([made.asked.length, Number(n)])
    }
    return made
  }

  const indexed = async ({ config, docs }) => {
    const { unasked = [], beside = [], numbers = {}, called = [] } = config.asking ?? {}
    site = {
      separator: new RegExp(config.separator, "gu"), unasked: new Set(unasked.map(plain)), beside: new Set(beside.map(plain)),
      numbers: new Map(Object.entries(numbers).map(([word, number]) => [plain(word), number])),
      segmenter: Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" }),
    }
    const others = config.lang.filter(language => language !== "en")
    if (others.length) await importScripts(...["stemmer.support", ...others].map(name => `../lunr/min/lunr.${name}.min.js`))
    const titles = new Map(docs.map(({ location, title }) => [location, title]))
    site.docs = docs.map(doc => withParagraphs(doc, called[doc.called] ?? {}, titles.get(doc.location.split("#")[0]) ?? ""))
    site.index = lunr(function () {
      this.tokenizer = tokens
      this.pipeline.reset()
      this.searchPipeline.reset()
      for (const language of config.lang) {
        const stemmer = language === "en" ? lunr.stemmer : lunr[language]?.stemmer
        if (!stemmer) continue
        this.pipeline.add(stemmer)
        this.searchPipeline.add(stemmer)
      }
      this.metadataWhitelist = ["position"]
      this.b(0.3) // a sentence of twenty words tells no less than one of ten
      this.k1(0.4) // what is said three times is hardly more than what is said once
      this.ref("nth")
      for (const [name, boost] of Object.entries(COUNTS)) this.field(name, { boost })
      site.docs.forEach((doc, nth) => this.add({ ...doc, nth, text: doc.texts.join("\n") }, { boost: doc.weight ?? 1 }))
    })
  }

  /* What is asked: no word that says nothing, unless there is no other; a word with a hyphen by its parts. */
  const asked = query => {
    const all = words(query.replace(/[&<>"*]/g, " ")).filter(({ whole }) => !whole).map(({ word }) => word)
    const telling = all.filter(word => !site.unasked.has(word))
    return [...new Set(telling.length ? telling : all)]
  }

  const having = term => site.index.query(query => {
    query.term(term)
    if (term.length > 2) query.term(term, { boost: BEGUN, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING })
    if (term.length > 4 && term.length < LONG) query.term(term, { boost: SLIP, editDistance: term.length > 8 ? 2 : 1 })
  })

  /* What has more of the words that were asked stands before what has fewer. */
  const found = query => {
    const terms = asked(query), results = new Map()
    for (const term of terms) {
      for (const { ref, score, matchData } of having(term)) {
        const result = results.get(ref) ?? { doc: site.docs[ref], terms: [], score: 0, marks: {} }
        results.set(ref, result)
        result.terms.push(term)
        result.score += score
        for (const fields of Object.values(matchData.metadata))
          for (const [name, { position }] of Object.entries(fields)) (result.marks[name] ??= []).push(...position)
      }
    }
    const ranked = [...results.values()].sort((one, other) => other.terms.length - one.terms.length || other.score - one.score)
    return ranked.slice(0, MOST).map(result => shown(result, terms))
  }

  const isWithin = ([start, length], [from, long]) => start >= from && start + length <= from + long && length < long

  /* A text as HTML, as it came, with marks around what was asked; of words with a hyphen or an apostrophe around the part. */
  const marked = (text, marks = [], from = 0, to = text.length) => {
    const least = marks.filter(mark => !marks.some(other => isWithin(other, mark)))
    let end = from, html = ""
    for (const [start, length] of least.sort(([one], [other]) => one - other)) {
      if (start < end || start + length > to) continue
      html += `${text.slice(end, start)}<mark>${text.slice(start, start + length)}</mark>`
      end = start + length
    }
    return html + text.slice(end, to)
  }

  /* A paragraph, or as much of it as shows the first of the words that were asked. */
  const excerpt = (text, marks) => {
    if (text.length <= LONGEST) return `<p dir="auto">${marked(text, marks)}</p>`
    const first = Math.max(Math.min(...marks.map(([start]) => start), text.length) - BEFORE, 0)
    const from = first ? text.indexOf(" ", first) + 1 : 0
    const to = from + LONGEST < text.length ? text.lastIndexOf(" ", from + LONGEST) : text.length
    return `<p dir="auto">${from ? "… " : ""}${marked(text, marks, from, to)}${to < text.length ? " …" : ""}</p>`
  }

  /* A result as the theme shows it: the last of a group is a heading above the others, which leads there as well. */
  const shown = ({ doc, terms: has, score, marks }, terms) => {
    let start = 0
    const paragraphs = doc.texts.map((text, n) => {
      const its = (marks.text ?? []).filter(([at]) => at >= start && at < start + text.length).map(([at, length]) => [at - start, length])
      start += text.length + 1
      const isAsked = (marks.asked ?? []).some(([at]) => doc.ends.find(([end]) => at < end)[1] === n)
      return { text, marks: its, size: isAsked ? Infinity : new Set(its.map(([at, length]) => plain(text.slice(at, at + length)))).size }
    })
    const telling = paragraphs.filter(({ size }) => size).sort((one, other) => other.size - one.size || 0)
    const text = (telling.length ? telling : paragraphs).slice(0, EXCERPTS).map(one => excerpt(one.text, one.marks)).join("")
    const title = `<bdi>${marked(doc.title, marks.title)}</bdi>`, missing = Object.fromEntries(terms.map(term => [term, has.includes(term)]))
    const result = { location: doc.location, title, text, score, terms: missing }
    return doc.where ? [result, { location: doc.location, title: doc.where, text: "", score: 0, terms: {} }] : [result]
  }

  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === 0) {
      await indexed(data)
      postMessage({ type: 1 })
    } else if (type === 2) postMessage({ type: 3, data: { items: found(data) } })
  })
})()
