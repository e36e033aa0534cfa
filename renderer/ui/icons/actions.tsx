import { Icon } from './Icon.tsx'

export const SearchIcon = () => <Icon><circle cx="7" cy="7" r="4.25" /><path d="m10.2 10.2 3.3 3.3" /></Icon>
export const ClearIcon = () => <Icon><path d="m4.5 4.5 7 7m0-7-7 7" /></Icon>
export const UndoIcon = () => <Icon><path d="M5.5 3 2.5 6l3 3" /><path d="M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6" /></Icon>
export const RedoIcon = () => <Icon><path d="m10.5 3 3 3-3 3" /><path d="M13 6H6.8a3.6 3.6 0 0 0 0 7.2H10" /></Icon>
export const BackIcon = () => <Icon><path d="M10 3.5 5.5 8l4.5 4.5" /></Icon>
export const ForwardIcon = () => <Icon><path d="M6 3.5 10.5 8 6 12.5" /></Icon>
export const ExportIcon = () => <Icon><path d="M8 9.5v-7m0 0L5.2 5.3M8 2.5l2.8 2.8" /><path d="M3 9.5v3.2c0 .4.3.8.8.8h8.4c.5 0 .8-.4.8-.8V9.5" /></Icon>
export const ReportIcon = () => <Icon><path d="M4 2.5h5.5L12.5 5.5v8H4z" /><path d="M9.5 2.5v3h3M6 8.2h4.5M6 10.7h4.5" /></Icon>
export const PlusIcon = () => <Icon><path d="M8 3v10M3 8h10" /></Icon>
export const MinusIcon = () => <Icon><path d="M3 8h10" /></Icon>
export const EditIcon = () => <Icon><path d="m10.8 2.8 2.4 2.4L6 12.4l-3.2.8.8-3.2z" /></Icon>
export const DeleteIcon = () => <Icon><path d="M3 4.5h10M6.2 4.5V3h3.6v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5" /></Icon>
export const CheckIcon = () => <Icon><path d="m3.5 8.5 3 3 6-7" /></Icon>
export const MoreIcon = () => <Icon><circle cx="3.5" cy="8" r=".6" /><circle cx="8" cy="8" r=".6" /><circle cx="12.5" cy="8" r=".6" /></Icon>
export const DownIcon = () => <Icon><path d="m4.5 6.2 3.5 3.6 3.5-3.6" /></Icon>
export const RightIcon = () => <Icon><path d="m6.2 4.5 3.6 3.5-3.6 3.5" /></Icon>
export const LinkOutIcon = () => <Icon><path d="M9.5 2.5h4v4M13.2 2.8 7.5 8.5" /><path d="M11.5 9v3.7c0 .4-.3.8-.8.8H3.3c-.5 0-.8-.4-.8-.8V5.3c0-.5.3-.8.8-.8H7" /></Icon>
export const CopyIcon = () => <Icon><rect x="5.5" y="5.5" width="8" height="8" rx="1" /><path d="M10.5 5.5v-2c0-.6-.4-1-1-1h-6c-.6 0-1 .4-1 1v6c0 .6.4 1 1 1h2" /></Icon>
export const BookmarkIcon = () => <Icon><path d="M4.5 2.5h7v11L8 10.6l-3.5 2.9z" /></Icon>
export const HelpIcon = () => <Icon><circle cx="8" cy="8" r="5.75" /><path d="M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.5.3-.8.6-.8 1.2" /><path d="M8 11.2v.1" /></Icon>
export const UpIcon = () => <Icon><path d="m4.5 9.8 3.5-3.6 3.5 3.6" /></Icon>
