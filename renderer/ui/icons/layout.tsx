import { Icon } from './Icon.tsx'

export const LayoutIcon = () => <Icon><circle cx="8" cy="8" r="5.2" strokeDasharray="2.2 2" /><circle cx="8" cy="8" r="1.5" /><circle cx="8" cy="2.8" r="1.2" fill="currentColor" /><circle cx="3.5" cy="10.6" r="1.2" fill="currentColor" /><circle cx="12.5" cy="10.6" r="1.2" fill="currentColor" /></Icon>
export const AlignIcon = () => <Icon><path d="M2.5 2.5v11" /><rect x="4.5" y="4" width="8" height="3" rx="0.5" /><rect x="4.5" y="9.5" width="5" height="3" rx="0.5" /></Icon>
