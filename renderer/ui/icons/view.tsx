import { Icon } from './Icon.tsx'

export const FitIcon = () => <Icon><path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" /></Icon>
export const PinIcon = () => <Icon><path d="M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5" /></Icon>
export const FocusIcon = () => <Icon><circle cx="8" cy="8" r="1.8" /><circle cx="8" cy="8" r="4.75" strokeDasharray="2.2 1.6" /><path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2" /></Icon>
export const AppearanceIcon = () => <Icon><circle cx="5" cy="5.5" r="2.75" fill="currentColor" stroke="none" /><circle cx="11.5" cy="5" r="1.75" /><path d="M2.5 11h11M2.5 13.5h11" strokeWidth="1.6" /></Icon>
export const TableIcon = () => <Icon><rect x="2.5" y="3" width="11" height="10" rx="1" /><path d="M2.5 6.3h11M2.5 9.6h11M6.5 6.3V13" /></Icon>
export const NetworkIcon = () => <Icon><circle cx="4" cy="4.5" r="1.7" /><circle cx="12" cy="5.5" r="1.7" /><circle cx="6.5" cy="12" r="1.7" /><path d="m5.7 4.7 4.6.6M4.5 6.1l1.5 4.3M10.8 6.8l-3.2 3.9" /></Icon>
export const PanelLeftIcon = () => <Icon><rect x="2.5" y="3" width="11" height="10" rx="1" /><path d="M6 3v10" /></Icon>
export const PanelRightIcon = () => <Icon><rect x="2.5" y="3" width="11" height="10" rx="1" /><path d="M10 3v10" /></Icon>
export const ThemeIcon = () => <Icon><circle cx="8" cy="8" r="5.25" /><path d="M8 2.75v10.5a5.25 5.25 0 0 0 0-10.5z" fill="currentColor" stroke="none" /></Icon>
export const LockIcon = () => <Icon><rect x="3.5" y="7" width="9" height="6.5" rx="1" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" /></Icon>
export const UnlockIcon = () => <Icon><rect x="3.5" y="7" width="9" height="6.5" rx="1" /><path d="M5.5 7V4.6a2.5 2.5 0 0 1 4.8-.9" /></Icon>
export const HiddenIcon = () => <Icon><path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z" /><path d="m3 13 10-10" /></Icon>
export const WarningIcon = () => <Icon><path d="M8 2.8 14 13H2z" /><path d="M8 6.8v3M8 11.4v.1" /></Icon>
export const InfoIcon = () => <Icon><circle cx="8" cy="8" r="5.75" /><path d="M8 7.3v3.6M8 5.1v.1" /></Icon>
export const SortUpIcon = () => <Icon><path d="m4.5 9.5 3.5-3.5 3.5 3.5" /></Icon>
export const FilterIcon = () => <Icon><path d="M2.5 3.5h11L9.2 8.6v4.2l-2.4-1.3V8.6z" /></Icon>
