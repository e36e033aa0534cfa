/** LaTeX commands that stand for a sign, and accents as combining characters (The Comprehensive LaTeX Symbol List, tables 1 to 20). */

/** Accent command → combining character. */
export const accents: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', 'u': '\u0306', '.': '\u0307', '"': '\u0308', 'r': '\u030a', 'H': '\u030b',
  'v': '\u030c', 'd': '\u0323', 'c': '\u0327', 'k': '\u0328', 'b': '\u0331', 't': '\u0361', 'overline': '\u0305', 'bar': '\u0304', 'hat': '\u0302',
  'tilde': '\u0303', 'acute': '\u0301', 'grave': '\u0300', 'dot': '\u0307', 'ddot': '\u0308', 'vec': '\u20d7', 'underline': '\u0332', 'check': '\u030c',
}

const table = (text: string): Record<string, string> =>
  Object.fromEntries(text.trim().split(/\s+/u).map(pair => {
    const at = pair.indexOf(':')
    return [pair.slice(0, at), pair.slice(at + 1)]
  }))

/** Command name → what it prints. */
export const signs: Readonly<Record<string, string>> = {
  ...table(`
    ss:ß SS:ẞ o:ø O:Ø l:ł L:Ł ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ ij:ĳ IJ:Ĳ
    textendash:– textemdash:— ldots:… dots:… textellipsis:… textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” quotedblbase:„
    quotesinglbase:‚ guillemotleft:« guillemotright:» guillemetleft:« guillemetright:» guilsinglleft:‹ guilsinglright:› glqq:„ grqq:“ flqq:« frqq:»
    textquotesingle:' textquotedbl:" lq:‘ rq:’ euro:€ texteuro:€ EUR:€ pounds:£ textsterling:£ textyen:¥ textcent:¢ textdollar:$ copyright:© textcopyright:©
    textregistered:® texttrademark:™ S:§ textsection:§ P:¶ textparagraph:¶ dag:† textdagger:† ddag:‡ textdaggerdbl:‡ textdegree:° degree:° textordfeminine:ª
    textordmasculine:º textmu:µ textbullet:• bullet:• textperiodcentered:· textasciitilde:~ textasciicircum:^ textbackslash:\\ backslash:\\ textbar:| textless:< textgreater:>
    textunderscore:_ textbraceleft:{ textbraceright:} lbrace:{ rbrace:} slash:/ textexclamdown:¡ textquestiondown:¿ textonehalf:½ textonequarter:¼
    textthreequarters:¾ textnumero:№ No:№ textasteriskcentered:* aldine:❧ LaTeX:LaTeX TeX:TeX BibTeX:BibTeX LaTeXe:LaTeX2e
    alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ pi:π rho:ρ sigma:σ tau:τ upsilon:υ
    phi:ϕ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω
    times:× cdot:⋅ div:÷ pm:± mp:∓ leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ equiv:≡ infty:∞ rightarrow:→ to:→ leftarrow:← leftrightarrow:↔
    Rightarrow:⇒ Leftarrow:⇐ sum:∑ prod:∏ int:∫ partial:∂ nabla:∇ in:∈ notin:∉ subset:⊂ cup:∪ cap:∩ forall:∀ exists:∃ emptyset:∅ ell:ℓ hbar:ℏ prime:′ circ:∘
    ast:∗ star:⋆ sqrt:√ propto:∝ perp:⊥ parallel:∥ angle:∠ Re:ℜ Im:ℑ aleph:ℵ ll:≪ gg:≫ langle:⟨ rangle:⟩ mid:| cdots:⋯ vdots:⋮ oplus:⊕ otimes:⊗
    checkmark:✓ cyrchar:`),
  ' ': ' ', 'space': ' ', 'quad': ' ', 'qquad': ' ', 'textvisiblespace': ' ', 'newline': ' ', 'par': ' ', 'enspace': ' ', 'thinspace': ' ',
  '&': '&', '%': '%', '$': '$', '#': '#', '_': '_', '{': '{', '}': '}', '-': '', '/': '', '\\': ' ', ',': ' ', ';': ' ', ':': ' ', '!': '', '@': '',
  '\n': ' ', '(': '', ')': '', '[': '', ']': '', '*': '', '|': '‖', '>': ' ', '<': '<', '+': '', '?': '?',
}

/** Commands that only change how their argument looks: the argument stands. */
export const wrappers: ReadonlySet<string> = new Set((
  'textit textbf emph textsc texttt textrm textsf textsl textup textmd textnormal text mbox hbox fbox mathrm mathit mathbf mathsf mathtt mathcal mathbb mathfrak '
  + 'boldsymbol mkbibemph mkbibitalic mkbibbold url path nolinkurl uppercase lowercase MakeUppercase MakeLowercase MakeTextUppercase textls ensuremath operatorname '
  + 'noopsort relax nocase NoCaseChange autocap hskip mathop textquote protect selectlanguage foreignlanguage_ citetitle ul uline sout'
).split(' '))

/** Declarations and layout that print nothing. */
export const silent: ReadonlySet<string> = new Set((
  'it bf em sc rm tt sl sf itshape bfseries scshape rmfamily sffamily ttfamily upshape mdseries normalfont tiny scriptsize footnotesize small normalsize large Large '
  + 'huge Huge left right displaystyle textstyle limits nolimits noindent allowbreak break hyphenation penalty nobreak unskip ignorespaces sloppy leavevmode null hfill '
  + 'addspace addcomma adddot adddotspace isdot relax protect bgroup egroup begingroup endgroup natexlab bibnamedash'
).split(' '))

/** Commands that put their argument between two signs. */
export const around: Readonly<Record<string, readonly [string, string]>> = {
  mkbibquote: ['“', '”'], enquote: ['“', '”'], mkbibparens: ['(', ')'], mkbibbrackets: ['[', ']'], parentext: ['(', ')'],
}

const digits = (plain: string, raised: string) => new Map([...plain].map((sign, index) => [sign, [...raised][index] ?? sign]))
export const superscripts: ReadonlyMap<string, string> = digits('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')
export const subscripts: ReadonlyMap<string, string> = digits('0123456789+-=()aeox', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ')
