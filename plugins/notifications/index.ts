export type { Channel, DeliveryState } from './domain/delivery';
export { NotificationMessage } from './entities/notification-message.entity';
export { NotificationsPlugin } from './notifications.plugin';
export { type Notification, NotificationService } from './services/notification.service';
export type { Delivery, DeliveryPort, NotificationsOptions } from './types';
