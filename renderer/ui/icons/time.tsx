import { Icon } from './Icon.tsx'

export const PlayIcon = () => <Icon><path d="M5 3.2v9.6L12.8 8z" /></Icon>
export const StopIcon = () => <Icon><path d="M5.5 3.5v9M10.5 3.5v9" /></Icon>
