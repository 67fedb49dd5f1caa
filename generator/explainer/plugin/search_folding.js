/* Added to the theme's search worker: words are indexed and asked for without their accents, so "Goita"
   finds "Goïta" and the other way round. Results are shown as they are written, since only tokens change. */
(() => {
  const whole = { æ: "ae", Æ: "ae", đ: "d", Đ: "d", ı: "i", ł: "l", Ł: "l", ø: "o", Ø: "o", œ: "oe", Œ: "oe", ß: "ss" }
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[æÆđĐıłŁøØœŒß]/g, letter => whole[letter])

  const Token = lunr.Token
  lunr.Token = function (text, metadata) { Token.call(this, fold(text), metadata) }
  lunr.Token.prototype = Token.prototype

  const parse = lunr.QueryParser.prototype.parse
  lunr.QueryParser.prototype.parse = function () {
    this.lexer.str = fold(this.lexer.str)
    this.lexer.length = this.lexer.str.length
    return parse.call(this)
  }
})()
