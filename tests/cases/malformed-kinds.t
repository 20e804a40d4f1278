# SPDX-License-Identifier: GPL-2.0-or-later
# Malformed commands about the same kinds, and about tun and tap; as in malformed.t.

vnet-link add v9 type ipvlan mode l3 ! 'ipvlan' needs 'link DEV', the interface it stands on @18
vnet-link add v9 link eth0 type ipvlan mode l4 ! mode cannot be 'l4': it takes l2|l3 & did you mean 'l2'? @45
vnet-link add v9 link eth0 type ipvlan mode ! 'mode' needs a value: l2|l3|l3s @45
vnet-link add v9 link eth0 type ipvlan private vepa ! 'private' and 'vepa' set the same thing @48
vnet-link add v9 link eth0 type ipvlan bridge bridge ! 'bridge' and 'bridge' set the same thing @47
vnet-link add v9 link eth0 type ipvtap brigde ! unknown word 'brigde' after 'ipvtap' & did you mean 'bridge'? @40
vnet-link add v9 link eth0 type ipvlan mode l2 mode l3 ! 'mode' and 'mode' set the same thing @48
vnet-link add v9 type vrf ! 'vrf' needs 'table' @27
vnet-link add v9 type vrf table ! 'table' needs a value: TABLE @33
vnet-link add v9 type vrf table 0 ! a VRF cannot have the table 0 @33
vnet-link add v9 type vrf table 4294967296 ! 4294967296 is out of range: table takes 0..4294967295 @33
vnet-link add v9 type vrf table nosuch ! there is no table 'nosuch' @33
vnet-link add v9 type vrf table 10 table 11 ! 'table' and 'table' set the same thing @36
vnet-link set v0 type vrf_slave table 10 ! unknown word 'table' after 'vrf_slave' @33
vnet-link add v9 type bond mode 7 ! 7 is out of range: mode takes 0..6 @33
vnet-link add v9 type bond mode active-bakcup ! mode cannot be 'active-bakcup': it takes balance-rr|active-backup & did you mean 'active-backup'? @33
vnet-link add v9 type bond mode ! 'mode' needs a value @33
vnet-link add v9 type bond mode 1 mode 1 ! 'mode' and 'mode' set the same thing @35
vnet-link add v9 type bond miimon -1 ! '-1' is not a number @35
vnet-link add v9 type bond miimon 2147483648 ! 2147483648 is out of range: miimon takes 0..2147483647 @35
vnet-link add v9 type bond use_carrier 2 ! use_carrier cannot be '2': it takes on|off @40
vnet-link add v9 type bond arp_missed_max 0 ! 0 is out of range: arp_missed_max takes 1..255 @43
vnet-link add v9 type bond arp_missed_max 256 ! 256 is out of range: arp_missed_max takes 1..255 @43
vnet-link add v9 type bond arp_ip_target 192.0.2.300 ! '192.0.2.300' is not an IP address: 300 is more than 255 @42
vnet-link add v9 type bond arp_ip_target 192.0.2.1, ! '' is not an IP address @42
vnet-link add v9 type bond arp_ip_target ,192.0.2.1 ! '' is not an IP address @42
vnet-link add v9 type bond arp_ip_target 192.0.2.1/24 ! '192.0.2.1/24' has a prefix length: arp_ip_target takes none @42
vnet-link add v9 type bond arp_ip_target 2001:db8::1 ! '2001:db8::1' is no IPv4 address @42
vnet-link add v9 type bond ns_ip6_target 192.0.2.1 ! '192.0.2.1' is no IPv6 address @42
vnet-link add v9 type bond arp_ip_target 192.0.2.1 arp_ip_target 192.0.2.2 ! 'arp_ip_target' and 'arp_ip_target' set the same thing @52
vnet-link add v9 type bond arp_ip_target 10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1,10.0.0.1 ! a bond has 16 targets at most @42
vnet-link add v9 type bond arp_validate some ! arp_validate cannot be 'some': it takes none|active @41
vnet-link add v9 type bond arp_validate 7 ! 7 is out of range: arp_validate takes 0..6 @41
vnet-link add v9 type bond xmit_hash_policy layer4 ! xmit_hash_policy cannot be 'layer4': it takes layer2|layer3+4 & did you mean 'layer2'? @45
vnet-link set br0 type bond active_slave ! 'active_slave' needs a value: DEV @42
vnet-link set br0 type bond active_slave v0 clear_active_slave ! 'active_slave' and 'clear_active_slave' set the same thing @45
vnet-link add v9 type bond resend_igmp 256 ! 256 is out of range: resend_igmp takes 0..255 @40
vnet-link add v9 type bond num_grat_arp 1 num_unsol_na 2 ! 'num_grat_arp' and 'num_unsol_na' set the same thing @43
vnet-link add v9 type bond lp_interval 0 ! 0 is out of range: lp_interval takes 1..2147483647 @40
vnet-link add v9 type bond packets_per_slave 65536 ! 65536 is out of range: packets_per_slave takes 0..65535 @46
vnet-link add v9 type bond lacp_rate medium ! lacp_rate cannot be 'medium': it takes slow|fast @38
vnet-link add v9 type bond coupled_control maybe ! coupled_control cannot be 'maybe': it takes on|off @44
vnet-link add v9 type bond ad_actor_sys_prio 0 ! 0 is out of range: ad_actor_sys_prio takes 1..65535 @46
vnet-link add v9 type bond ad_user_port_key 1024 ! 1024 is out of range: ad_user_port_key takes 0..1023 @45
vnet-link add v9 type bond ad_actor_system 02:00:00 ! '02:00:00' is not a MAC address @44
vnet-link add v9 type bond ad_info 3 ! unknown word 'ad_info' after 'bond' @28
vnet-link set v0 type bond_slave prio 2147483648 ! prio cannot be '2147483648' @39
vnet-link set v0 type bond_slave prio -2147483649 ! prio cannot be '-2147483649' @39
vnet-link set v0 type bond_slave prio high ! prio cannot be 'high' @39
vnet-link set v0 type bond_slave queue_id 65536 ! 65536 is out of range: queue_id takes 0..65535 @43
vnet-link set v0 type bond_slave state ACTIVE ! state cannot be 'ACTIVE': it takes unknown|notpresent @40
vnet-link add v9 type macsec port 5 ! 'macsec' needs 'link DEV', the interface it stands on @18
vnet-link add v9 link eth0 type macsec port 0 ! 0 is out of range: port takes 1..65535 @45
vnet-link add v9 link eth0 type macsec port 65536 ! 65536 is out of range: port takes 1..65535 @45
vnet-link add v9 link eth0 type macsec address 2:0:0:0:0:9 ! 'address' needs 'port' @40
vnet-link add v9 link eth0 type macsec sci 1 port 5 ! 'port' and 'sci' exclude each other @40
vnet-link add v9 link eth0 type macsec sci xyz ! 'xyz' is no identifier: up to 16 hexadecimal digits @44
vnet-link add v9 link eth0 type macsec sci 11112222333344445 ! '11112222333344445' is no identifier: up to 16 hexadecimal digits @44
vnet-link add v9 link eth0 type macsec sci 0x ! '0x' is no identifier: up to 16 hexadecimal digits @44
vnet-link add v9 link eth0 type macsec cipher aes ! cipher cannot be 'aes': it takes GCM-AES-128|GCM-AES-256 @47
vnet-link add v9 link eth0 type macsec icvlen 17 ! 17 is out of range: icvlen takes 8..16 @47
vnet-link add v9 link eth0 type macsec icvlen 7 ! 7 is out of range: icvlen takes 8..16 @47
vnet-link add v9 link eth0 type macsec encodingsa 4 ! 4 is out of range: encodingsa takes 0..3 @51
vnet-link add v9 link eth0 type macsec encrypt yes ! encrypt cannot be 'yes': it takes on|off @48
vnet-link add v9 link eth0 type macsec replay on ! 'replay on' needs 'window' @40
vnet-link add v9 link eth0 type macsec send_sci on end_station on ! 'send_sci on' and 'end_station on' exclude each other @52
vnet-link add v9 link eth0 type macsec end_station on scb on ! 'end_station on' and 'scb on' exclude each other @55
vnet-link add v9 link eth0 type macsec validate loose ! validate cannot be 'loose': it takes disabled|check @49
vnet-link add v9 link eth0 type macsec offload card ! offload cannot be 'card': it takes off|phy @48
vnet-link add v9 type netkit forward blackhole ! 'forward' and 'blackhole' set the same thing @38
vnet-link add v9 type netkit mode l4 ! mode cannot be 'l4': it takes l2|l3 & did you mean 'l2'? @35
vnet-link add v9 type netkit scrub all ! scrub cannot be 'all': it takes none|default @36
vnet-link add v9 type netkit peer forward blackhole ! 'forward' and 'blackhole' set the same thing @43
vnet-link add v9 type netkit peer mode l2 ! mode cannot be 'l2': it takes default|dormant @40
vnet-link add v9 type xfrm ! 'xfrm' needs 'if_id' or 'external' @28
vnet-link add v9 type xfrm if_id 0 ! 0 is out of range: if_id takes 1..4294967295 @34
vnet-link add v9 type xfrm external if_id 5 ! 'if_id' cannot be said with 'external': the kernel would ignore it @37
vnet-link add v9 type xfrm external dev eth0 ! 'dev' cannot be said with 'external': the kernel would ignore it @37
vnet-link add v9 type nlmon table 5 ! unknown word 'table' after 'nlmon' @29
vnet-link add v9 type tun mode tap ! mode cannot be 'tap': it takes default|dormant @32
vnet-link add v9 type tap user ! 'user' needs a value: USER @32
vnet-link add v9 type tap user nosuchuser ! there is no user 'nosuchuser' @32
vnet-link add v9 type tap user 4294967295 ! 4294967295 is out of range: user takes 0..4294967294 @32
vnet-link add v9 type tap group nosuchgroup ! there is no group 'nosuchgroup' @33
vnet-link add v9 type tap group 4294967296 ! 4294967296 is out of range: group takes 0..4294967294 @33
vnet-link add v9 type tap pi pi ! 'pi' and 'pi' set the same thing @30
vnet-link add v9 type tap user 1 user 2 ! 'user' and 'user' set the same thing @34
vnet-link add v9 numtxqueues 2 type tap ! 'numtxqueues' cannot be said of a tun or tap @18
vnet-link add v9 link eth0 type tun ! 'link' cannot be said of a tun or tap @18
vnet-link add v9 type tun numqueues 2 ! unknown word 'numqueues' after 'tun' & did you mean 'numtxqueues'? @27
vnet-link add v9 type tap persist ! unknown word 'persist' after 'tap' @27
vnet-link add v123456789012345 type tap ! name 'v123456789012345' has 16 bytes, the limit is 15 @15
vnet-tuntap add v9 ! say 'mode tun' or 'mode tap' @20
vnet-tuntap add mode ! 'mode' needs a value @22
vnet-tuntap add dev v9 mode tup ! mode cannot be 'tup': it takes tun|tap & did you mean 'tun'? @29
vnet-tuntap add dev v9 mode tun mode tap ! 'mode' and 'mode' set the same thing @33
vnet-tuntap add dev v9 name v8 mode tap ! 'dev' and 'name' set the same thing @24
vnet-tuntap add dev v9 mode tap persist ! unknown word 'persist' after 'tap' @33
vnet-tuntap del ! which device? say 'dev NAME' @17
vnet-tuntap del mode tap ! which device? say 'dev NAME' @26
vnet-tuntap frob ! vnet-tuntap has no verb 'frob' @13
vnet-tuntap show user nosuchuser ! there is no user 'nosuchuser' @23
