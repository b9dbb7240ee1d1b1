export type { Channel, DeliveryState } from './domain/delivery';
export { NotificationMessage } from './entities/notification-message.entity';
export { NotificationsPlugin } from './notifications.plugin';
export type { TemplateName, TemplateParams } from './domain/templates';
export { type FirmName, type Notification, NotificationService } from './services/notification.service';
export type { Delivery, DeliveryPort, NotificationsOptions } from './types';
