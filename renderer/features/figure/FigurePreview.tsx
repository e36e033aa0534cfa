import { useEffect, useRef } from 'react'

/** The figure as a picture, fitted or as wide as on paper. The one before stays until the next is there. */
export function FigurePreview({ svg, widthMm }: { svg: string | null; widthMm: number | null }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (svg === null || !image.current) return
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [svg])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is larger than the pane is scrolled by keyboard too
    <div className="figure-preview" data-true-size={widthMm !== null || undefined} {...(widthMm === null ? {} : { tabIndex: 0, role: 'region', 'aria-label': 'Preview in true size' })}>
      <img ref={image} alt="Preview of the figure" style={widthMm === null ? undefined : { width: `${widthMm}mm` }} />
    </div>
  )
}
